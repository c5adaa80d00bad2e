import { expect, test } from "vitest";
import { newlyRefused, statusesOf } from "@/components/conversation/refused-words";
import type { MessageView } from "@/lib/contract/message";
import { ADA, aReply, GRACE } from "./messages";

const refusal = { code: 131047, ours: null, title: null, details: null };
const sent = aReply({ status: "sent", text: "It leaves at four." });
const refused = { ...sent, status: "failed", failure: refusal } as const satisfies MessageView;

test("words that a closed window has just refused come back to the agent who wrote them, once", () => {
  expect(newlyRefused([refused], statusesOf([sent]), ADA.id)).toEqual(["It leaves at four."]);
  expect(newlyRefused([refused], statusesOf([refused]), ADA.id)).toEqual([]);
  expect(newlyRefused([refused], statusesOf([sent]), GRACE.id)).toEqual([]);
});

test("a refusal from before this visit gives nothing back", () => {
  expect(newlyRefused([refused], statusesOf([]), ADA.id)).toEqual([]);
});

test("another failure gives nothing back: the bubble itself can be tried again", () => {
  const failed: MessageView = { ...refused, failure: { ...refusal, code: 131000 } };
  expect(newlyRefused([failed], statusesOf([sent]), ADA.id)).toEqual([]);
});
