import type { AttachmentView } from "@/lib/contract/attachment";
import type { ConversationEventView, MessageView } from "@/lib/contract/message";

let count = 0;

/** An inbound text of the contact, unless told otherwise. */
export function aMessage(facts: Partial<MessageView> = {}): MessageView {
  count += 1;
  const happenedAt = facts.happenedAt ?? "2026-11-22T14:00:00.000Z";
  return {
    id: `message-${String(count).padStart(4, "0")}`,
    conversationId: "conversation",
    direction: "inbound",
    type: "text",
    text: "Found it",
    attachments: [],
    content: null,
    referral: null,
    author: null,
    source: null,
    forwardedOften: false,
    editedAt: null,
    previousTexts: [],
    revokedAt: null,
    pricing: null,
    retryAt: null,
    agent: null,
    happenedAt,
    metaAt: null,
    quoted: null,
    forwarded: false,
    reactions: [],
    template: null,
    status: null,
    steps: NO_STEPS,
    failure: null,
    attempts: 0,
    retryOfId: null,
    retriedById: null,
    clientMessageId: null,
    ...facts,
  };
}

/** Ada's delivered reply, unless told otherwise. */
export function aReply(facts: Partial<MessageView> = {}): MessageView {
  return aMessage({ direction: "outbound", agent: ADA, status: "delivered", text: "Of course.", ...facts });
}

/** A file that is here, unless told otherwise. */
export function aFile(facts: Partial<AttachmentView> & Pick<AttachmentView, "kind">): AttachmentView {
  count += 1;
  return {
    id: `file-${count}`,
    isVoice: false,
    state: "ready",
    fileName: null,
    url: null,
    thumbnailUrl: null,
    file: null,
    claimedType: null,
    failure: null,
    failureCode: null,
    expiresAt: null,
    ...facts,
  };
}

export function anEvent(facts: Partial<ConversationEventView> = {}): ConversationEventView {
  count += 1;
  return {
    id: `event-${count}`,
    kind: "assigned",
    actor: GRACE,
    subject: ADA,
    happenedAt: "2026-11-22T14:00:00.000Z",
    ...facts,
  };
}

export const ADA = { id: "ada", name: "Ada" };
export const GRACE = { id: "grace", name: "Grace" };

const NO_STEPS = {
  queuedAt: null,
  acceptedAt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  playedAt: null,
  failedAt: null,
};
