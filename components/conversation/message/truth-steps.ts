import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { MessageView } from "@/lib/contract/message";

type Stage = Extract<DeliveryStatus, "queued" | "accepted" | "sent" | "delivered" | "read" | "played">;

export type TruthStep =
  | { kind: "reached"; status: Stage | "failed"; at: string }
  /** A later stage was reached, so this one was too; when, nobody told. */
  | { kind: "untold"; status: Stage }
  /** We do not know whether it got this far. */
  | { kind: "unknown" }
  /** What has not happened yet: said once, for the next stage. */
  | { kind: "next"; status: Stage };

const STAGES: readonly Stage[] = ["queued", "accepted", "sent", "delivered", "read", "played"];

/** The truth line of an outbound message: every stage that was reached, in order, then what has not happened yet. */
export function truthSteps(message: MessageView): TruthStep[] {
  const { steps, status } = message;
  if (!status) return [];
  const times: Record<Stage, string | null> = {
    queued: steps.queuedAt,
    accepted: steps.acceptedAt,
    sent: steps.sentAt,
    delivered: steps.deliveredAt,
    read: steps.readAt,
    played: steps.playedAt,
  };
  const reached = Math.max(
    STAGES.findLastIndex((stage) => times[stage] !== null),
    reachedByStatus(status),
  );
  const lines = STAGES.slice(0, reached + 1).map((stage): TruthStep => {
    const at = times[stage];
    return at === null ? { kind: "untold", status: stage } : { kind: "reached", status: stage, at };
  });
  if (steps.failedAt) lines.push({ kind: "reached", status: "failed", at: steps.failedAt });
  if (status === "unknown") return [...lines, { kind: "unknown" }];
  const next = status === "failed" ? undefined : nextStage(message, reached);
  return next ? [...lines, { kind: "next", status: next }] : lines;
}

/** The place of a status among the stages; -1 for those that are none (sending, unknown, failed). */
function reachedByStatus(status: DeliveryStatus): number {
  const stages: readonly DeliveryStatus[] = STAGES;
  return stages.indexOf(status);
}

/** A message and what it retries, first attempt first, as far as they are loaded. */
export function attemptsOf(message: MessageView, find: (id: string) => MessageView | undefined): MessageView[] {
  const attempts = [message];
  for (let earlier = earlierOf(message, find); earlier && !attempts.includes(earlier); earlier = earlierOf(earlier, find)) {
    attempts.unshift(earlier);
  }
  return attempts;
}

function earlierOf({ retryOfId }: MessageView, find: (id: string) => MessageView | undefined): MessageView | undefined {
  return retryOfId ? find(retryOfId) : undefined;
}

/** WhatsApp tells of voice messages alone that they were played. */
function nextStage({ attachments }: MessageView, reached: number): Stage | undefined {
  const next = STAGES[reached + 1];
  return next === "played" && !attachments.some(({ isVoice }) => isVoice) ? undefined : next;
}
