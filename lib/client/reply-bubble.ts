import type { AttachmentView } from "@/lib/contract/attachment";
import type { MessageView, QuotedMessage, ReplyInput, TemplateSnapshot } from "@/lib/contract/message";
import { attachmentsOf, contentOf, type ReplyPart, typeOf, wordsOf } from "./reply-parts";

/** What the bubble shows until the server's message takes its place. */
export type ReplyPreview = {
  part?: ReplyPart;
  template?: TemplateSnapshot;
  /** The files that a template shows. */
  attachments?: AttachmentView[];
  /** An earlier message that is sent again, or forwarded. */
  again?: MessageView;
  quoted?: QuotedMessage;
  agent: { id: string; name: string };
};

/** The bubble of a reply that the server has not answered yet. `at`: by the server's clock. */
export function toBubble(conversationId: string, reply: ReplyInput, preview: ReplyPreview, at: Date): MessageView {
  return {
    ...NOTHING_YET,
    ...drawn(preview),
    id: reply.clientMessageId,
    conversationId,
    agent: preview.agent,
    happenedAt: at.toISOString(),
    quoted: preview.quoted ?? null,
    retryOfId: reply.kind === "retry" ? reply.retryOfId : null,
    clientMessageId: reply.clientMessageId,
  };
}

type Drawn = Pick<MessageView, "type" | "text" | "attachments" | "content" | "template">;

function drawn({ part, template, attachments = [], again }: ReplyPreview): Drawn {
  if (again) {
    const { type, text, attachments, content, template: snapshot } = again;
    return { type, text, attachments, content, template: snapshot };
  }
  if (template) return { type: "template", text: template.body, attachments, content: null, template };
  if (!part) return { type: "text", text: null, attachments: [], content: null, template: null };
  const text = part.kind === "text" || part.kind === "media" || part.kind === "interactive" ? wordsOf(part) : null;
  return { type: typeOf(part), text, attachments: attachmentsOf(part), content: contentOf(part), template: null };
}

const NOTHING_YET = {
  direction: "outbound",
  referral: null,
  author: null,
  source: null,
  metaAt: null,
  forwarded: false,
  forwardedOften: false,
  editedAt: null,
  previousTexts: [],
  revokedAt: null,
  reactions: [],
  status: "queued",
  steps: { queuedAt: null, acceptedAt: null, sentAt: null, deliveredAt: null, readAt: null, playedAt: null, failedAt: null },
  failure: null,
  pricing: null,
  attempts: 0,
  retryAt: null,
  retriedById: null,
} satisfies Partial<MessageView>;
