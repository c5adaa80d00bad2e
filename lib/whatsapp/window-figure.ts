import { SERVICE_WINDOW_MS, WINDOW_GUARD_MS } from "./service-window";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const AMBER_BELOW = 2 * HOUR;
const RED_BELOW = 15 * MINUTE;
const CLOCK_BELOW = 10 * MINUTE;
/** The sash is 9 px high and keeps 1.5 px of light until it closes. */
const LEAST_LIGHT = 1.5 / 9;

type WindowTone = "calm" | "amber" | "red" | "closed";

/** The time left as every place shows it. The words around the numbers come from the message catalogue. */
export type WindowFigure = {
  /** hours: "23 h 11 m" · minutes: "52 m" · clock: "04:12" · closed · never: the contact has not written yet. */
  kind: "hours" | "minutes" | "clock" | "closed" | "never";
  /** Whole hours, then whole minutes within the hour, then (clock only) whole seconds within the minute. */
  hours: number;
  minutes: number;
  seconds: number;
  tone: WindowTone;
  /** How much of the sash is lit, from 0 (closed) to 1. */
  light: number;
  /** How much is left of the composer's line, from 0 to 1; null = no line. */
  line: number | null;
  /** Milliseconds until another figure takes this one's place; null when time alone will not change it. */
  nextChangeInMs: number | null;
};

/**
 * The figure for a service window that closes at `closesAt` (null = never opened), by the server's clock. It counts to
 * the moment the composer switches, five seconds before the window closes, and rounds down: it may promise less time
 * than there is, never more.
 */
export function windowFigure(closesAt: Date | null, now: Date): WindowFigure {
  if (closesAt === null) return withoutTime("never");
  const left = closesAt.getTime() - WINDOW_GUARD_MS - now.getTime();
  if (left <= 0) return withoutTime("closed");
  return left < CLOCK_BELOW ? clockFigure(left) : minuteFigure(left);
}

function withoutTime(kind: "closed" | "never"): WindowFigure {
  return { kind, hours: 0, minutes: 0, seconds: 0, tone: "closed", light: 0, line: null, nextChangeInMs: null };
}

function clockFigure(left: number): WindowFigure {
  const seconds = Math.floor(left / SECOND);
  return {
    kind: "clock",
    hours: 0,
    minutes: Math.floor(seconds / 60),
    seconds: seconds % 60,
    ...appearance(left),
    // 00:00 lasts until nothing is left; every other second ends one millisecond after its own.
    nextChangeInMs: seconds === 0 ? left : left - seconds * SECOND + 1,
  };
}

function minuteFigure(left: number): WindowFigure {
  // Meta's clock may be ahead of ours: a new message must not show "24 h 0 m".
  const minutes = Math.floor(Math.min(left, SERVICE_WINDOW_MS - WINDOW_GUARD_MS) / MINUTE);
  return {
    kind: minutes < 60 ? "minutes" : "hours",
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    seconds: 0,
    ...appearance(left),
    nextChangeInMs: left - minutes * MINUTE + 1,
  };
}

function appearance(left: number): Pick<WindowFigure, "tone" | "light" | "line"> {
  const light = Math.min(1, Math.max(LEAST_LIGHT, Math.sqrt(left / SERVICE_WINDOW_MS)));
  if (left >= AMBER_BELOW) return { tone: "calm", light, line: null };
  if (left >= RED_BELOW) return { tone: "amber", light, line: left / AMBER_BELOW };
  return { tone: "red", light, line: left / RED_BELOW };
}
