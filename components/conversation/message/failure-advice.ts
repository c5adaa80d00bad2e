import type { MessageFailure, MessageView } from "@/lib/contract/message";
import { type ErrorParty, type ErrorWordsKey, errorFor } from "@/lib/whatsapp/errors";

/** Under which key of the catalogue's `failures` the words stand. */
export type FailureWordsKey = ErrorWordsKey | "templateUnavailable" | "tooManyAttempts" | "stoppedMarketing" | "fileUnavailable";

/** What an agent can do about a message that did not arrive. */
export type FailureAction =
  /** Send the same again. */
  | "retry"
  /** Take the words back and send a template. */
  | "rescue"
  /** Choose a template anew. */
  | "template";

export type FailureAdvice =
  /** WhatsApp did not answer: it may have arrived. */
  | { kind: "uncertain"; party: "uncertain"; action: "retry" | null }
  | { kind: "failed"; words: FailureWordsKey; party: ErrorParty; action: FailureAction | null };

/** What to tell an agent about an outbound message that did not arrive, or may not have; null when all is well. */
export function failureAdvice(message: MessageView, isWindowOpen: boolean): FailureAdvice | null {
  if (message.direction === "inbound") return null;
  const isPossible = isWindowOpen || message.type === "template";
  if (message.status === "unknown") return { kind: "uncertain", party: "uncertain", action: isPossible ? "retry" : null };
  if (message.status !== "failed") return null;
  const { words, party, canRetry } = factsOf(message.failure);
  return { kind: "failed", words, party, action: actionFor(message, words, canRetry, isPossible) };
}

type Facts = { words: FailureWordsKey; party: ErrorParty; canRetry: boolean };

function factsOf(failure: MessageFailure | null): Facts {
  if (failure?.ours) return OURS[failure.ours];
  const { wordsKey, party, canRetry } = errorFor(failure?.code ?? -1);
  return { words: wordsKey, party, canRetry };
}

const OURS: Record<NonNullable<MessageFailure["ours"]>, Facts> = {
  service_window_closed: { words: "windowClosed", party: "ours", canRetry: false },
  template_unavailable: { words: "templateUnavailable", party: "ours", canRetry: false },
  opted_out: { words: "stoppedMarketing", party: "contact", canRetry: false },
  file_unavailable: { words: "fileUnavailable", party: "ours", canRetry: false },
  too_many_attempts: { words: "tooManyAttempts", party: "meta", canRetry: true },
};

function actionFor(message: MessageView, words: FailureWordsKey, canRetry: boolean, isPossible: boolean): FailureAction | null {
  // Once the contact has written, what a closed window refused may go out; while it is closed, nothing that is free text.
  if (canRetry || words === "windowClosed") return isPossible ? "retry" : "rescue";
  return message.type === "template" && words.startsWith("template") ? "template" : null;
}

/** Meta counts marketing messages to one person over a day (131049). */
const MARKETING_PAUSE_MS = 86_400_000;

/** From when a marketing message that Meta held back may be tried again without harm. */
export function marketingPauseEndsAt({ steps, happenedAt }: Pick<MessageView, "steps" | "happenedAt">): string {
  return new Date(Date.parse(steps.failedAt ?? happenedAt) + MARKETING_PAUSE_MS).toISOString();
}
