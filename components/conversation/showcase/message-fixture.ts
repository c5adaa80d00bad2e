import type { AttachmentView } from "@/lib/contract/attachment";
import type { MessageContent } from "@/lib/contract/content";
import type { MessageView } from "@/lib/contract/message";

const DAY = "2026-11-20";
const NO_STEPS: MessageView["steps"] = {
  queuedAt: null,
  acceptedAt: null,
  sentAt: null,
  deliveredAt: null,
  readAt: null,
  playedAt: null,
  failedAt: null,
};

const MESSAGE: Omit<MessageView, "id" | "happenedAt"> = {
  conversationId: "showcase",
  direction: "inbound",
  type: "text",
  text: null,
  attachments: [],
  content: null,
  referral: null,
  agent: null,
  author: null,
  source: null,
  metaAt: null,
  quoted: null,
  forwarded: false,
  forwardedOften: false,
  editedAt: null,
  previousTexts: [],
  revokedAt: null,
  reactions: [],
  template: null,
  status: null,
  steps: NO_STEPS,
  failure: null,
  pricing: null,
  attempts: 0,
  retryAt: null,
  retryOfId: null,
  retriedById: null,
  clientMessageId: null,
};

const ATTACHMENT: Omit<AttachmentView, "id" | "kind"> = {
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
};

/**
 * Makes messages and files whose ids begin with a name: the same on the server and in the browser, whichever of them reads
 * which file first.
 */
export function makeFixtures(name: string) {
  let count = 0;
  const nextId = () => {
    count += 1;
    return `${name}-${count}`;
  };

  /** What the contact wrote at a time of the day, unless told otherwise. */
  const inbound = (time: string, changes: Partial<MessageView> = {}): MessageView => ({
    ...MESSAGE,
    id: nextId(),
    happenedAt: `${DAY}T${time}:00.000Z`,
    ...changes,
  });

  /** What Ada sent, delivered unless told otherwise. */
  const outbound = (time: string, changes: Partial<MessageView> = {}): MessageView => {
    const at = (second: number) => `${DAY}T${time}:${String(second).padStart(2, "0")}.000Z`;
    return inbound(time, {
      direction: "outbound",
      agent: { id: "ada", name: "Ada" },
      status: "delivered",
      steps: { ...NO_STEPS, queuedAt: at(11), acceptedAt: at(11), sentAt: at(12), deliveredAt: at(14) },
      ...changes,
    });
  };

  /** A file that is here, unless told otherwise. */
  const attachment = (known: Partial<AttachmentView> & Pick<AttachmentView, "kind">): AttachmentView => ({
    ...ATTACHMENT,
    id: nextId(),
    ...known,
  });

  return { inbound, outbound, attachment };
}

/** A message that holds something other than words and files. */
export function withContent(type: string, content: MessageContent): Partial<MessageView> {
  return { type, content };
}

/** What is known of a file's bytes, as far as somebody looks. */
export function facts(known: Partial<NonNullable<AttachmentView["file"]>> = {}): NonNullable<AttachmentView["file"]> {
  return {
    mimeType: "application/octet-stream",
    sizeBytes: 48_213,
    width: null,
    height: null,
    durationMs: null,
    waveform: [],
    isAnimated: false,
    ...known,
  };
}
