import { describe, expect, test } from "vitest";
import { windowNotice, windowStage } from "@/components/conversation/window-notice";
import { windowFigure } from "@/lib/whatsapp/window-figure";

const closesAt = new Date("2026-11-22T15:00:05.000Z");
const stageAt = (time: string) => windowStage(windowFigure(closesAt, new Date(`2026-11-22T${time}.000Z`)));

describe("what is said aloud about the window", () => {
  test("a quarter of an hour, five minutes and the closing are each said when they come", () => {
    const stages = ["14:44:59", "14:45:01", "14:54:59", "14:55:01", "15:00:00"].map(stageAt);
    const notices = stages.slice(1).map((stage, index) => windowNotice(stages[index] ?? 0, stage));
    expect(notices).toEqual(["fifteenMinutes", null, "fiveMinutes", "closed"]);
  });

  test("a new message of the contact is only said where it reopens", () => {
    expect(windowNotice(3, 0)).toBe("reopened");
    expect(windowNotice(2, 0)).toBeNull();
  });

  test("a window that was never open counts as closed", () => {
    expect(windowStage(windowFigure(null, closesAt))).toBe(3);
  });
});
