import { beforeEach, describe, expect, test } from "vitest";
import {
  beginReply,
  giveToReply,
  handsNow,
  isAwaited,
  offerTarget,
  replyingTo,
  setHands,
} from "@/components/shortcuts/typed-ahead";

/** A composer that is on the page; its field takes the focus or is not to be seen. */
function composer(conversationId: string, { isSeen = true } = {}) {
  let text = "";
  const withdraw = offerTarget({
    conversationId,
    focus: () => isSeen,
    write: (words) => {
      text += words;
    },
  });
  return { text: () => text, withdraw };
}

const type = (conversationId: string, keys: Iterable<string>) => [...keys].map((key) => giveToReply(conversationId, key));

beforeEach(() => setHands(null));

describe("what is typed while a conversation loads", () => {
  test("is given to its composer, every key of it, and only once", () => {
    beginReply("marta");
    type("marta", "are you there");
    const first = composer("marta");
    expect(first.text()).toBe("are you there");
    first.withdraw();
    const second = composer("marta");
    expect(second.text()).toBe("");
    second.withdraw();
  });

  test("stays with the conversation that it was typed for", () => {
    type("marta", "for Marta");
    type("tomasz", "for Tomasz");
    const tomasz = composer("tomasz");
    expect(tomasz.text()).toBe("for Tomasz");
    tomasz.withdraw();
    const marta = composer("marta");
    expect(marta.text()).toBe("for Marta");
    marta.withdraw();
  });

  test("can be corrected, and Enter breaks the line but never begins one", () => {
    type("marta", ["Enter", "h", "x", "Backspace", "i", "Enter", "!", "Shift", "Process"]);
    const marta = composer("marta");
    expect(marta.text()).toBe("hi\n!");
    marta.withdraw();
  });

  test("has a bound", () => {
    type("marta", "x".repeat(5_000));
    const marta = composer("marta");
    expect(marta.text()).toHaveLength(4_000);
    marta.withdraw();
  });
});

describe("a composer that is there", () => {
  test("takes the key by itself when its field takes the focus; Enter is never handed on", () => {
    const marta = composer("marta");
    expect(type("marta", ["h"])).toEqual([true]);
    expect(type("marta", ["Enter"])).toEqual([false]);
    expect(marta.text()).toBe("");
    marta.withdraw();
  });

  test("gets words behind its draft while its field is not to be seen", () => {
    const marta = composer("marta", { isSeen: false });
    expect(type("marta", "so")).toEqual([false, false]);
    expect(marta.text()).toBe("so");
    marta.withdraw();
  });
});

describe("opening", () => {
  test("puts the hands on the reply of what is opened, before the page shows it", () => {
    beginReply("marta");
    expect(handsNow()).toBe("reply");
    expect(replyingTo("tomasz")).toBe("marta");
    expect(isAwaited("marta")).toBe(true);
  });

  test("ends with a move on purpose: what opens then takes no focus", () => {
    beginReply("marta");
    setHands(null);
    expect(isAwaited("marta")).toBe(false);
    expect(replyingTo("tomasz")).toBe("tomasz");
  });
});
