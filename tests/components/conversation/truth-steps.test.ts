import { describe, expect, test } from "vitest";
import { failureAdvice, retryPossibleAt } from "@/components/conversation/message/failure-advice";
import { attemptsOf, truthSteps } from "@/components/conversation/message/truth-steps";
import type { MessageView } from "@/lib/contract/message";
import { aFile, aMessage, aReply } from "./messages";

const at = (second: number) => `2026-11-22T14:02:${String(second).padStart(2, "0")}.000Z`;
const steps = (facts: Partial<MessageView["steps"]>) => ({ ...aMessage().steps, queuedAt: at(11), acceptedAt: at(12), ...facts });
const lines = (message: MessageView) =>
  truthSteps(message).map((step) => ("status" in step ? `${step.kind} ${step.status}` : step.kind));

describe("the truth line", () => {
  test("lists what was reached, in order, and the next stage as not yet reached", () => {
    const message = aReply({ status: "delivered", steps: steps({ sentAt: at(13), deliveredAt: at(14) }) });
    expect(lines(message)).toEqual(["reached queued", "reached accepted", "reached sent", "reached delivered", "next read"]);
  });

  test("says that a stage's time was not told when only a later one came", () => {
    const message = aReply({ status: "read", steps: steps({ sentAt: at(13), readAt: at(20) }) });
    expect(lines(message)).toEqual(["reached queued", "reached accepted", "reached sent", "untold delivered", "reached read"]);
  });

  test("waits for a text to be read and for a voice message to be played", () => {
    const read = steps({ sentAt: at(13), deliveredAt: at(14), readAt: at(15) });
    expect(lines(aReply({ status: "read", steps: read })).at(-1)).toBe("reached read");
    const sound = (isVoice: boolean) =>
      aReply({ type: "audio", status: "read", steps: read, attachments: [aFile({ kind: "audio", isVoice })] });
    expect(lines(sound(true)).at(-1)).toBe("next played");
    expect(lines(sound(false)).at(-1)).not.toBe("next played");
  });

  test("ends at a failure, and at not knowing", () => {
    expect(lines(aReply({ status: "failed", steps: steps({ failedAt: at(13) }) })).at(-1)).toBe("reached failed");
    expect(lines(aReply({ status: "unknown", steps: steps({ acceptedAt: null }) }))).toEqual(["reached queued", "unknown"]);
  });

  test("an inbound message has none", () => {
    expect(truthSteps(aMessage())).toEqual([]);
  });

  test("attempts stand one under another, first one first", () => {
    const first = aReply();
    const second = aReply({ retryOfId: first.id });
    const third = aReply({ retryOfId: second.id });
    const find = (id: string) => [first, second, third].find((message) => message.id === id);
    expect(attemptsOf(third, find)).toEqual([first, second, third]);
    expect(attemptsOf(second, () => undefined)).toEqual([second]);
  });
});

describe("advice on a failure", () => {
  const failed = (facts: Partial<MessageView>) => aReply({ status: "failed", ...facts });
  const meta = (code: number) => ({ code, ours: null, title: null, details: null });

  test("trying again is offered only where it can help", () => {
    expect(failureAdvice(failed({ failure: meta(131000) }), true)).toMatchObject({ action: "retry", party: "meta" });
    expect(failureAdvice(failed({ failure: meta(131026) }), true)).toMatchObject({ action: null, party: "contact" });
    expect(failureAdvice(failed({ failure: meta(131000), source: "phone" }), true)).toMatchObject({
      action: null,
      party: "meta",
    });
  });

  test("what Meta counts over a day is tried again only after it", () => {
    const held = failed({
      type: "template",
      failure: meta(131049),
      steps: { ...aReply().steps, failedAt: "2026-11-22T12:00:00.000Z" },
    });
    const at = (time: string) => failureAdvice(held, true, new Date(time));

    expect(retryPossibleAt(held)).toBe("2026-11-23T12:00:00.000Z");
    expect(at("2026-11-23T11:59:59.999Z")).toMatchObject({ words: "marketingHeld", action: null });
    expect(at("2026-11-23T12:00:00.000Z")).toMatchObject({ action: "retry" });
    expect(failureAdvice(held, true)).toMatchObject({ action: null });
  });

  test("words that the closed window stopped go into a template, or out again once it has reopened", () => {
    expect(failureAdvice(failed({ failure: meta(131047) }), false)).toMatchObject({ words: "windowClosed", action: "rescue" });
    expect(failureAdvice(failed({ failure: meta(131047) }), true)).toMatchObject({ action: "retry" });
    const ours = { code: null, ours: "service_window_closed", title: null, details: null } as const;
    expect(failureAdvice(failed({ failure: ours }), false)).toMatchObject({ words: "windowClosed", action: "rescue" });
  });

  test("free text is not tried again while the window is closed, a template is", () => {
    expect(failureAdvice(failed({ failure: meta(131000) }), false)).toMatchObject({ words: "metaFault", action: "rescue" });
    expect(failureAdvice(failed({ type: "template", failure: meta(131000) }), false)).toMatchObject({ action: "retry" });
    expect(failureAdvice(aReply({ status: "unknown" }), false)).toMatchObject({ kind: "uncertain", action: null });
  });

  test("a template that Meta no longer takes as it is, is looked at again; a paused one is exchanged", () => {
    const template = failed({ type: "template", failure: meta(132001) });
    expect(failureAdvice(template, false)).toMatchObject({ words: "templateMissing", action: "review" });
    const paused = failed({ type: "template", failure: meta(132015) });
    expect(failureAdvice(paused, false)).toMatchObject({ words: "templatePaused", action: "template" });
  });

  test("a code that nobody knows has words, and may be tried again", () => {
    expect(failureAdvice(failed({ failure: meta(999_999) }), true)).toMatchObject({ words: "unknown", action: "retry" });
    expect(failureAdvice(failed({ failure: null }), true)).toMatchObject({ words: "unknown" });
  });

  test("an outcome that is unknown is called so; a message that arrived needs no advice", () => {
    expect(failureAdvice(aReply({ status: "unknown" }), true)).toMatchObject({ kind: "uncertain", action: "retry" });
    expect(failureAdvice(aReply(), true)).toBeNull();
    expect(failureAdvice(aMessage(), true)).toBeNull();
  });
});
