import * as z from "zod/mini";
import { PhoneSharing } from "./phone-history";
import { isSeen, maxUnits } from "./text-length";

const Instant = z.iso.datetime();

/** The steps of connecting a number, in order. */
export const ConnectionStep = z.enum(["token", "number", "secret", "events", "callback", "message"]);
export type ConnectionStep = z.infer<typeof ConnectionStep>;

/** The steps without which a number cannot be connected. The last two may follow later. */
export const REQUIRED_STEPS: readonly ConnectionStep[] = ["token", "number", "secret", "events"];

/** What went wrong with a step. Words come from the catalogue (`numbers.connect.problems`). */
export const ConnectionProblem = z.enum([
  "token_refused",
  "token_not_valid",
  "token_expired",
  "scopes_missing",
  "number_not_found",
  "number_not_connected",
  "number_other_platform",
  "number_taken",
  "secret_wrong",
  "not_subscribed",
  "subscription_refused",
  "not_reached",
]);
export type ConnectionProblem = z.infer<typeof ConnectionProblem>;

/** What a step found, for words: names, counts, dates. Never a key. */
export const StepFacts = z.object({
  appId: z.optional(z.string()),
  appName: z.optional(z.string()),
  tokenType: z.optional(z.string()),
  /** Null = the token does not end. */
  expiresAt: z.optional(z.nullable(Instant)),
  missing: z.optional(z.array(z.string())),
  displayPhoneNumber: z.optional(z.string()),
  verifiedName: z.optional(z.nullable(z.string())),
  nameStatus: z.optional(z.nullable(z.string())),
  quality: z.optional(z.nullable(z.string())),
  status: z.optional(z.nullable(z.string())),
  /** It is in the WhatsApp Business app on a phone as well, and when it came to the Cloud API. */
  isOnPhone: z.optional(z.boolean()),
  onboardedAt: z.optional(z.nullable(Instant)),
  seenAt: z.optional(Instant),
  /** "verification" (Meta asked whether the address is ours) or "webhook". */
  seen: z.optional(z.enum(["verification", "webhook"])),
});
export type StepFacts = z.infer<typeof StepFacts>;

export const StepState = z.object({
  state: z.enum(["not_started", "done", "failed"]),
  checkedAt: z.nullable(Instant),
  facts: StepFacts,
  problem: z.nullable(ConnectionProblem),
  /** What Meta answered: status and body, cut, without keys. */
  answer: z.nullable(z.string()),
});
export type StepState = z.infer<typeof StepState>;

export const ConnectionSteps = z.record(ConnectionStep, StepState);
export type ConnectionSteps = z.infer<typeof ConnectionSteps>;

/** A number that may be chosen: the accounts' numbers that the token sees. */
export const NumberChoice = z.object({
  phoneNumberId: z.string(),
  wabaId: z.string(),
  displayPhoneNumber: z.string(),
  verifiedName: z.nullable(z.string()),
  status: z.nullable(z.string()),
  /** It is connected already. */
  isConnected: z.boolean(),
});
export type NumberChoice = z.infer<typeof NumberChoice>;

/** A number that is being connected. GET /api/connections → list, POST → one, GET /api/connections/:id → one with fresh checks. */
export const ConnectionView = z.object({
  id: z.string(),
  startedBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  wabaId: z.nullable(z.string()),
  phoneNumberId: z.nullable(z.string()),
  hasToken: z.boolean(),
  hasSecret: z.boolean(),
  steps: ConnectionSteps,
  /** Where Meta is to call. The verify token is asked for by itself: GET /api/connections/verify-token. */
  callbackUrl: z.string(),
  /** All that must be done is. */
  canFinish: z.boolean(),
});
export type ConnectionView = z.infer<typeof ConnectionView>;

export const NumberChoices = z.object({
  numbers: z.array(NumberChoice),
  /** Meta named no account for this token, or did not answer for one: the ids have to be typed. */
  isComplete: z.boolean(),
});
export type NumberChoices = z.infer<typeof NumberChoices>;

export const VerifyToken = z.object({ verifyToken: z.string() });
export type VerifyToken = z.infer<typeof VerifyToken>;

const key = z.string().check(z.trim(), z.minLength(1), maxUnits(2_000), z.regex(/^[\x21-\x7e]+$/));
const metaId = z.string().check(z.trim(), z.regex(/^\d{1,32}$/));

/** PUT /api/connections/:id/token */
export const TokenInput = z.object({ accessToken: key });
export type TokenInput = z.infer<typeof TokenInput>;
/** PUT /api/connections/:id/number */
export const NumberChoiceInput = z.object({ wabaId: metaId, phoneNumberId: metaId });
export type NumberChoiceInput = z.infer<typeof NumberChoiceInput>;
/** PUT /api/connections/:id/secret */
export const SecretInput = z.object({ appSecret: key });
export type SecretInput = z.infer<typeof SecretInput>;

/** POST /api/connections/:id/number → NumberConnected. The name that agents see. */
export const FinishInput = z.object({ name: z.string().check(z.trim(), z.minLength(1), maxUnits(60), isSeen) });
export type FinishInput = z.infer<typeof FinishInput>;
export const NumberConnected = z.object({
  numberId: z.string(),
  /** What came of asking its phone for contacts and messages; null = it is on no phone. */
  phone: z.nullable(PhoneSharing),
});
export type NumberConnected = z.infer<typeof NumberConnected>;

/** PUT /api/numbers/:id/keys: one of them, or both. Answers StepResult for each that was checked; nothing is stored unless all are done. */
export const KeysInput = z.object({ accessToken: z.optional(key), appSecret: z.optional(key) });
export type KeysInput = z.infer<typeof KeysInput>;
export const KeysResult = z.object({ isStored: z.boolean(), checks: z.array(z.extend(StepState, { step: ConnectionStep })) });
export type KeysResult = z.infer<typeof KeysResult>;

/** PUT /api/numbers/:id/subscription: null = Meta did it. What it says of the subscription now is in the number's health. */
export const SubscriptionResult = z.object({ problem: z.nullable(ConnectionProblem), answer: z.nullable(z.string()) });
export type SubscriptionResult = z.infer<typeof SubscriptionResult>;
