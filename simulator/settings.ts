import * as z from "zod";

const delay = z.tuple([z.number().min(0).max(600_000), z.number().min(0).max(600_000)]);

/** How this Meta behaves. Delays are [least, most] milliseconds, multiplied by `scale`: 0 makes everything immediate. */
export const Settings = z.object({
  scale: z.number().min(0).max(100),
  delays: z.object({ sent: delay, delivered: delay, read: delay, inbound: delay, review: delay }),
  /** Whether a free-form message outside the window is refused at once (400) or, as mostly in reality, by a later `failed`. */
  windowRefusal: z.enum(["async", "sync"]),
  /** Messages a second, in and out together, over any second (a sliding window). */
  throughputPerSecond: z.number().int().min(1).max(1_000),
  /** Customers open the chat by themselves a moment after a message arrives. */
  autoRead: z.boolean(),
  /** Leaves `delivered` out when a message is read as it arrives, which Meta may do. */
  skipDelivered: z.boolean(),
  /** More than one update to a POST, collected for `withinMs`. */
  batch: z.object({ maxUpdates: z.number().int().min(1).max(1_000), withinMs: z.number().min(0).max(60_000) }),
  /** How long Meta waits for the product's answer before it tries again. Real time. */
  answerTimeoutMs: z.number().int().min(10).max(60_000),
  /** Multiplies the waits between a webhook's attempts. */
  retryScale: z.number().min(0).max(100),
  maxAttempts: z.number().int().min(1).max(40),
  /** Free service messages a month for this number; after that they are charged. */
  freeServiceMessages: z.number().int().min(0).max(1_000_000),
  /** Templates that the account may have: 250, or 6,000 for a business that is verified. */
  templateLimit: z.number().int().min(1).max(6_000),
  /** The version of Meta's webhooks: below 24 a status tells its `conversation` too. */
  webhookVersion: z.number().int().min(20).max(26),
  /** Webhooks with a file say where to get it, which Meta does not do everywhere yet. */
  mediaUrls: z.boolean(),
  /** The business uses the app on a phone too: it hears of edits and deletions, and of what is typed there. */
  coexistence: z.boolean(),
  /** The access token no longer works: every call answers 190. */
  tokenExpired: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const SettingsChange = Settings.extend({
  delays: Settings.shape.delays.partial(),
  batch: Settings.shape.batch.partial(),
})
  .partial()
  .strict();
export type SettingsChange = z.infer<typeof SettingsChange>;

export function defaultSettings(): Settings {
  return {
    scale: 1,
    delays: { sent: [150, 450], delivered: [250, 900], read: [900, 2_600], inbound: [60, 220], review: [900, 1_600] },
    windowRefusal: "async",
    throughputPerSecond: 80,
    autoRead: false,
    skipDelivered: false,
    batch: { maxUpdates: 1, withinMs: 0 },
    answerTimeoutMs: 10_000,
    retryScale: 1,
    maxAttempts: 20,
    freeServiceMessages: 1_000,
    templateLimit: 6_000,
    webhookVersion: 26,
    mediaUrls: true,
    coexistence: true,
    tokenExpired: false,
  };
}

export function changeSettings(settings: Settings, change: SettingsChange): Settings {
  return Settings.parse({
    ...settings,
    ...change,
    delays: { ...settings.delays, ...change.delays },
    batch: { ...settings.batch, ...change.batch },
  });
}

/** A delay within the setting's range, on the simulator's clock. */
export function pickDelay(settings: Settings, stage: keyof Settings["delays"]): number {
  const [least, most] = settings.delays[stage];
  return Math.round((least + Math.random() * Math.max(0, most - least)) * settings.scale);
}
