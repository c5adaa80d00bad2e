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
  | "template"
  /** Look at the same template, which has changed. */
  | "review";

export type FailureAdvice =
  /** WhatsApp did not answer: it may have arrived. */
  | { kind: "uncertain"; party: "uncertain"; action: "retry" | null }
  | { kind: "failed"; words: FailureWordsKey; party: ErrorParty; action: FailureAction | null };

/**
 * What to tell an agent about an outbound message that did not arrive, or may not have; null when all is well. What may be tried again
 * after a while is offered only with a `now` that is late enough.
 */
export function failureAdvice(message: MessageView, isWindowOpen: boolean, now?: Date): FailureAdvice | null {
  if (message.direction === "inbound") return null;
  const isPossible = isWindowOpen || message.type === "template";
  if (message.status === "unknown") return { kind: "uncertain", party: "uncertain", action: isPossible ? "retry" : null };
  if (message.status !== "failed") return null;
  const { words, party, retryAfterMs } = failureFacts(message.failure);
  // What was written elsewhere can be sent again there alone.
  if (message.source !== null) return { kind: "failed", words, party, action: null };
  const canRetry = retryAfterMs === 0 || (retryAfterMs !== null && now !== undefined && now >= retryFrom(message, retryAfterMs));
  return { kind: "failed", words, party, action: actionFor(message, words, canRetry, isPossible) };
}

/** Which words tell why, whose problem it is, and how long after the failure the same may be sent again; null = it would not help. */
export type FailureFacts = { words: FailureWordsKey; party: ErrorParty; retryAfterMs: number | null };

export function failureFacts(failure: Pick<MessageFailure, "code" | "ours"> | null): FailureFacts {
  if (failure?.ours) return OURS[failure.ours];
  const { wordsKey, party, retryAfterMs } = errorFor(failure?.code ?? -1);
  return { words: wordsKey, party, retryAfterMs };
}

const OURS: Record<NonNullable<MessageFailure["ours"]>, FailureFacts> = {
  service_window_closed: { words: "windowClosed", party: "ours", retryAfterMs: null },
  template_unavailable: { words: "templateUnavailable", party: "ours", retryAfterMs: null },
  opted_out: { words: "stoppedMarketing", party: "contact", retryAfterMs: null },
  file_unavailable: { words: "fileUnavailable", party: "ours", retryAfterMs: null },
  too_many_attempts: { words: "tooManyAttempts", party: "meta", retryAfterMs: 0 },
};

function actionFor(message: MessageView, words: FailureWordsKey, canRetry: boolean, isPossible: boolean): FailureAction | null {
  // Once the contact has written, what a closed window refused may go out; while it is closed, nothing that is free text.
  if (canRetry || words === "windowClosed") return isPossible ? "retry" : "rescue";
  if (message.type !== "template") return null;
  if (words === "templateChanged" || words === "templateMissing") return "review";
  return words.startsWith("template") ? "template" : null;
}

/** When a message that may be tried again after a while may be; for others, when it failed. */
export function retryPossibleAt(message: MessageView): string {
  return retryFrom(message, failureFacts(message.failure).retryAfterMs ?? 0).toISOString();
}

function retryFrom({ steps, happenedAt }: MessageView, retryAfterMs: number): Date {
  return new Date(Date.parse(steps.failedAt ?? happenedAt) + retryAfterMs);
}
