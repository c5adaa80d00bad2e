import { expect, test } from "vitest";
import { newlyRefused, statusesOf } from "@/components/conversation/refused-replies";
import type { MediaKind } from "@/lib/contract/attachment";
import type { MessageView } from "@/lib/contract/message";
import { ADA, aFile, aReply, GRACE } from "./messages";

const refusal = { code: 131047, ours: null, title: null, details: null };
const sent = aReply({ status: "sent", text: "It leaves at four." });
const facts = { mimeType: "x/y", sizeBytes: 9, width: null, height: null, durationMs: null, waveform: [], isAnimated: false };
const anUpload = (kind: MediaKind, fileId: string) =>
  aFile({ kind, fileId, fileName: `${kind}.bin`, url: `/api/attachments/${fileId}`, file: facts });
const refused = { ...sent, status: "failed", failure: refusal } as const satisfies MessageView;

test("words that a closed window has just refused come back to the agent who wrote them, once", () => {
  expect(newlyRefused([refused], statusesOf([sent]), ADA.id)).toEqual([{ kind: "text", text: "It leaves at four." }]);
  expect(newlyRefused([refused], statusesOf([refused]), ADA.id)).toEqual([]);
  expect(newlyRefused([refused], statusesOf([sent]), GRACE.id)).toEqual([]);
});

test("what failed before the page ever saw it queued comes back too: it had just been sent from here", () => {
  const bubble = aReply({ id: "client-1", clientMessageId: "client-1", status: "queued", text: "It leaves at four." });
  const stored = { ...refused, clientMessageId: "client-1" };
  expect(newlyRefused([stored], statusesOf([bubble]), ADA.id)).toEqual([{ kind: "text", text: "It leaves at four." }]);
});

test("a batch that the window cut in two gives back what did not go, whole and in its order", () => {
  const sticker = aReply({ status: "sent", type: "sticker", text: null, attachments: [anUpload("sticker", "f1")] });
  const letter = aReply({ status: "queued", type: "document", text: "As agreed", attachments: [anUpload("document", "f2")] });
  const voice = aReply({
    status: "queued",
    type: "audio",
    text: null,
    attachments: [{ ...anUpload("audio", "f3"), isVoice: true }],
  });
  const failed = [letter, voice].map((message): MessageView => ({ ...message, status: "failed", failure: refusal }));

  expect(newlyRefused([sticker, ...failed], statusesOf([sticker, letter, voice]), ADA.id)).toMatchObject([
    { kind: "media", as: "document", caption: "As agreed", isVoice: false, file: { id: "f2", fileName: "document.bin" } },
    { kind: "media", as: "audio", caption: "", isVoice: true, file: { id: "f3" } },
  ]);
});

test("a file that is gone cannot be given back", () => {
  const letter = aReply({ status: "queued", type: "document", attachments: [{ ...anUpload("document", "f2"), fileId: null }] });
  expect(newlyRefused([{ ...letter, status: "failed", failure: refusal }], statusesOf([letter]), ADA.id)).toEqual([]);
});

test("a refusal from before this visit gives nothing back", () => {
  expect(newlyRefused([refused], statusesOf([]), ADA.id)).toEqual([]);
});

test("another failure gives nothing back: the bubble itself can be tried again", () => {
  const failed: MessageView = { ...refused, failure: { ...refusal, code: 131000 } };
  expect(newlyRefused([failed], statusesOf([sent]), ADA.id)).toEqual([]);
});
