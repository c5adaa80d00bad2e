import { describe, expect, test } from "vitest";
import { cardProblems, emptyCard, toCard } from "@/components/conversation/composer/cards/card-draft";
import { readCoordinates, writeCoordinates } from "@/components/conversation/composer/cards/coordinates";
import { limitSize } from "@/components/conversation/composer/limit-size";
import { canForward } from "@/components/conversation/forward/can-forward";
import { fromFieldValue, lastFreeMoment, scheduleProblem, toFieldValue } from "@/components/conversation/scheduled/schedule-time";
import { isPlayable } from "@/lib/client/voice-file";
import { waveformOf } from "@/lib/client/voice-recording";
import { aMessage } from "./messages";

describe("coordinates", () => {
  test.each([
    ["38.72, -9.14"],
    ["38.72 -9.14"],
    ["38,72; -9,14"],
    ["38.72° N, 9.14° W"],
    ["geo:38.72,-9.14?z=12"],
    ["https://www.google.com/maps/place/Lisboa/@38.70,-9.10,15z/data=!3m1!4b1!4m6!3m5!8m2!3d38.72!4d-9.14"],
    ["https://www.google.com/maps/@38.72,-9.14,17z"],
    ["https://maps.google.com/?q=38.72,-9.14"],
    ["https://maps.apple.com/?ll=38.72,-9.14&q=Lisboa"],
    ["https://www.openstreetmap.org/?mlat=38.72&mlon=-9.14#map=15/38.7/-9.1"],
    ["https://www.openstreetmap.org/#map=15/38.72/-9.14"],
  ])("are read from %s", (pasted) => {
    expect(readCoordinates(pasted)).toEqual({ latitude: 38.72, longitude: -9.14 });
  });

  test.each([["Rua da Bica 22"], ["91, 10"], ["10, 181"], ["https://maps.app.goo.gl/abc"], [""]])("are not in %s", (pasted) => {
    expect(readCoordinates(pasted)).toBeNull();
  });

  test("are written with six decimals at most, and read back", () => {
    expect(writeCoordinates({ latitude: 38.7223344556, longitude: -9.1 })).toBe("38.722334, -9.1");
  });
});

describe("a contact card", () => {
  test("needs a name, numbers that are numbers, and an address with its sign", () => {
    expect(cardProblems(emptyCard(0))).toEqual(["name"]);
    expect(cardProblems({ ...emptyCard(0), name: "Ana", phones: "call me", email: "ana" })).toEqual(["phones", "email"]);
    expect(cardProblems({ ...emptyCard(0), name: "Ana", phones: "+351 912 555 014\n(11) 5555-0142" })).toEqual([]);
  });

  test("offers to write only to numbers with their country", () => {
    const { phones } = toCard({ ...emptyCard(0), name: "Ana", phones: "+351 912 555 014\n912 555 015" });
    expect(phones.map(({ waId }) => waId)).toEqual(["351912555014", undefined]);
  });
});

describe("a size beside its limit", () => {
  test("never looks as if it fitted", () => {
    expect(limitSize(5 * 1024 * 1024)).toEqual({ amount: 5, unit: "megabyte" });
    expect(limitSize(5 * 1024 * 1024 + 1)).toEqual({ amount: 5.1, unit: "megabyte" });
    expect(limitSize(100 * 1024)).toEqual({ amount: 100, unit: "kilobyte" });
    expect(limitSize(1)).toEqual({ amount: 1, unit: "kilobyte" });
  });
});

describe("when a reply can be sent", () => {
  const now = new Date("2026-11-22T14:00:00Z");

  test("a free one until the guard before the window closes", () => {
    const last = lastFreeMoment("2026-11-22T16:00:00Z", now);
    expect(last?.toISOString()).toBe("2026-11-22T15:59:55.000Z");
    expect(scheduleProblem(new Date("2026-11-22T15:59:55Z"), now, last)).toBeNull();
    expect(scheduleProblem(new Date("2026-11-22T15:59:56Z"), now, last)).toBe("after_window");
    expect(lastFreeMoment("2026-11-22T14:00:05Z", now)).toBeNull();
  });

  test("never in the past, and at most thirty days ahead", () => {
    expect(scheduleProblem(now, now, null)).toBe("past");
    expect(scheduleProblem(new Date("2026-12-22T14:00:00Z"), now, null)).toBeNull();
    expect(scheduleProblem(new Date("2026-12-22T14:00:01Z"), now, null)).toBe("too_far");
    expect(scheduleProblem(null, now, null)).toBe("missing");
  });

  test("the field shows and means the reader's own clock, on both sides of a change of the clocks", () => {
    for (const instant of ["2026-11-22T14:05:00Z", "2026-07-01T00:30:00Z", "2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z"]) {
      const shown = toFieldValue(new Date(instant), "Europe/Lisbon");
      expect(fromFieldValue(shown, "Europe/Lisbon")?.getTime()).toBe(Date.parse(instant));
    }
    expect(toFieldValue(new Date("2026-07-01T00:30:00Z"), "America/Sao_Paulo")).toBe("2026-06-30T21:30");
    expect(fromFieldValue("", "Europe/Lisbon")).toBeNull();
  });
});

describe("a recording", () => {
  test("is drawn with 64 levels, the loudest 100; silence with none", () => {
    const waveform = waveformOf([10, 20, 40]);
    expect(waveform).toHaveLength(64);
    expect(Math.max(...waveform)).toBe(100);
    expect(waveform[0]).toBe(25);
    expect(waveformOf([0, 0])).toEqual([]);
    expect(waveformOf([])).toEqual([]);
  });

  test("of a kind that WhatsApp does not play is converted; other files never are", () => {
    expect(isPlayable("audio/wav")).toBe(false);
    expect(isPlayable("audio/webm;codecs=opus")).toBe(false);
    expect(isPlayable("audio/ogg; codecs=opus")).toBe(true);
    expect(isPlayable("video/webm")).toBe(true);
  });
});

describe("what can be forwarded", () => {
  test("words that are there, but nothing that was deleted or is not with the server yet", () => {
    const message = aMessage({ type: "text", text: "Hello" });
    expect(canForward(message)).toBe(true);
    expect(canForward({ ...message, revokedAt: "2026-11-22T14:00:00Z" })).toBe(false);
    expect(canForward({ ...message, clientMessageId: message.id })).toBe(false);
    expect(canForward({ ...message, type: "interactive", content: null })).toBe(false);
  });
});
