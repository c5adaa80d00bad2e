import type { WindowFigure } from "@/lib/whatsapp/window-figure";

/** What is said aloud about the service window of the open conversation. */
export type WindowNotice = "fifteenMinutes" | "fiveMinutes" | "closed" | "reopened";

/** How far a window is run down: 0 = more than a quarter of an hour left, 3 = closed. */
export type WindowStage = 0 | 1 | 2 | 3;

export function windowStage({ kind, hours, minutes }: WindowFigure): WindowStage {
  if (kind === "closed" || kind === "never") return 3;
  if (hours > 0 || minutes >= 15) return 0;
  return minutes >= 5 ? 1 : 2;
}

/** What to say when a window goes from one stage to another; null when there is nothing to say. Said once each, never on opening. */
export function windowNotice(before: WindowStage, after: WindowStage): WindowNotice | null {
  if (before === after) return null;
  if (before === 3) return "reopened";
  if (after < before) return null;
  return ([null, "fifteenMinutes", "fiveMinutes", "closed"] as const)[after];
}
