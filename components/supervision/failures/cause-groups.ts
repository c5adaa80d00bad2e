import type { FailureFacts } from "@/components/conversation/message/failure-advice";
import type { FailureBoard } from "@/lib/contract/supervision";

export type FailureCause = FailureBoard["causes"][number];

/** Causes by whether sending again can help: those that do first, each group by how many messages failed for it. */
export type CauseGroups = { helps: FailureCause[]; doesNot: FailureCause[] };

/** A cause helps when one of its messages could go out now, or when nothing about the message itself was refused. */
export function groupCauses(causes: readonly FailureCause[], factsOf: (cause: FailureCause) => FailureFacts): CauseGroups {
  const sorted = [...causes].sort((one, other) => other.messages - one.messages);
  const helps = (cause: FailureCause) => cause.retriable > 0 || factsOf(cause).retryAfterMs === 0;
  return { helps: sorted.filter(helps), doesNot: sorted.filter((cause) => !helps(cause)) };
}

/** Which sentence says whether a retry would help. */
export type RetryHelp = "now" | "notNow" | "paused" | "window" | "file" | "dayLong" | "template" | "same";

export function retryHelp({ retriable }: Pick<FailureCause, "retriable">, { words, retryAfterMs }: FailureFacts): RetryHelp {
  if (retriable > 0) return "now";
  if (words === "templatePaused") return "paused";
  if (words === "windowClosed") return "window";
  if (words === "media" || words === "fileUnavailable") return "file";
  if (words.startsWith("template")) return "template";
  if (retryAfterMs === null) return "same";
  return retryAfterMs === 0 ? "notNow" : "dayLong";
}

/** From the first part of the period in which anything failed to the last that has begun: what all small charts share. */
export function sharedRange(series: readonly (readonly number[])[], begun: number): { first: number; last: number } {
  const length = Math.max(0, ...series.map((one) => one.length));
  const last = Math.max(0, Math.min(length, begun) - 1);
  const firsts = series.map((one) => one.findIndex((count) => count > 0)).filter((index) => index >= 0);
  return { first: Math.min(last, ...firsts), last };
}
