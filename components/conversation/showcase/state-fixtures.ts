import type { MessageView } from "@/lib/contract/message";
import { DOOR } from "./drawings";
import { facts, makeFixtures } from "./message-fixture";

const { attachment, inbound, outbound } = makeFixtures("state");

const EDITED_AT = "2026-11-20T14:12:00.000Z";

/** Where messages come from, and what became of them afterwards. */
export const PROVENANCE = [
  inbound("13:00", {
    text: "Hi, are these still available?",
    referral: {
      source: "ad",
      url: "https://fb.me/1",
      headline: "Autumn clearance",
      body: "Sneakers from last season, while they last.",
      imageUrl: null,
      videoUrl: null,
    },
  }),
  inbound("13:01", { text: "Look at this", forwarded: true }),
  inbound("13:02", { text: "Share with everybody you know", forwarded: true, forwardedOften: true }),
  inbound("14:10", { text: "I meant size 41", editedAt: EDITED_AT, previousTexts: ["I meant size 14", "I meant 41"] }),
  inbound("14:11", { text: null, revokedAt: EDITED_AT }),
  outbound("14:12", { text: null, revokedAt: EDITED_AT, source: "phone", agent: null }),
  outbound("14:13", { text: "Typed in the shop, on the phone itself", source: "phone", agent: null }),
  inbound("14:14", { text: "While the bot answers", source: "standby" }),
  outbound("14:15", { text: "I am the bot. Your parcel is on its way.", source: "partner", agent: null }),
];

const photo = attachment({ kind: "image", url: DOOR, thumbnailUrl: DOOR, file: facts({ width: 1300, height: 750 }) });
const quotedPhoto: MessageView["quoted"] = {
  id: "showcase-none",
  direction: "inbound",
  author: "Marta Oliveira",
  type: "image",
  text: "This is the door",
  media: { isVoice: false, durationMs: null, fileName: null, thumbnailUrl: DOOR },
};

/** Quotes, reactions, directions and groups. */
export const AROUND = [
  outbound("15:00", { text: "Which door is this?", quoted: quotedPhoto }),
  inbound("15:01", {
    text: "The one in the yard",
    quoted: {
      ...quotedPhoto,
      direction: "outbound",
      author: "Ada",
      type: "audio",
      text: null,
      media: { isVoice: true, durationMs: 14_000, fileName: null, thumbnailUrl: null },
    },
  }),
  inbound("15:02", {
    text: "هل يمكنني استبدال المقاس؟ رقم الطلب 48213",
    reactions: [{ side: "business", emoji: "👍", status: "delivered" }],
  }),
  inbound("15:03", { type: "image", text: "صورة الباب", attachments: [photo] }),
  inbound("15:04", { text: "I can come at four", author: { id: "1", name: "Tomasz" } }),
  inbound("15:05", { text: "🎉" }),
];

const failed = { status: "failed" as const, steps: { ...outbound("16:00").steps, failedAt: "2026-11-20T16:00:20.000Z" } };
const pricing = { billable: true, model: "PMP", type: "regular", category: "utility" };

const NO_TEMPLATE = { language: "en", header: null, footer: null, buttons: [] };

/** How far messages came. */
export const TICKS = [
  outbound("16:00", { text: "Queued here, not yet with Meta", status: "queued" }),
  outbound("16:01", { text: "Waits for its next attempt", status: "queued", attempts: 2, retryAt: "2026-11-20T16:09:00.000Z" }),
  outbound("16:02", { text: "Delivered, with a price report", pricing }),
  outbound("16:03", { text: "Read", status: "read" }),
  outbound("16:04", {
    type: "template",
    template: { ...NO_TEMPLATE, name: "autumn_clearance", body: "Buy one, get one. Until Sunday." },
    ...failed,
    failure: { code: 131_049, ours: null, title: "Healthy ecosystem", details: null },
  }),
  outbound("16:05", {
    type: "template",
    template: { ...NO_TEMPLATE, name: "autumn_news", body: "Our autumn letter is here.", buttons: ["Read it"] },
    ...failed,
    failure: { code: null, ours: "opted_out", title: null, details: null },
  }),
  outbound("16:06", {
    type: "document",
    attachments: [attachment({ kind: "document", fileName: "Contract.pdf", url: DOOR, file: facts() })],
    ...failed,
    failure: { code: null, ours: "file_unavailable", title: null, details: null },
  }),
];
