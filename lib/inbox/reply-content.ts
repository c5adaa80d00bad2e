import type { ReplyInput } from "@/lib/contract/message";
import { TemplateExtras } from "@/lib/contract/template";
import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { AccessedConversation, Actor } from "./access";
import { composeForward } from "./forwarding";
import type { OutboundContent } from "./outbound-content";
import { findRecipient, type RecipientFacts, refuseGroup } from "./recipients";
import { cardsContent, interactiveContent, locationContent, mediaContent, storableCopy, textContent } from "./reply-parts";
import { composeRetry } from "./reply-retry";
import { fillTemplate, type TemplateFill } from "./sendable-template";

/** Meta lets one react to a message for 30 days. */
const REACTION_MS = 30 * 86_400_000;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reply says, checked against what it refers to. */
export type ComposedReply = { content: OutboundContent; retryOfId: string | null };

/** Turns what the browser asked for into what is sent. Throws DomainErrors with words for the agent. */
export async function composeReply(
  tx: Tx,
  actor: Actor,
  conversation: AccessedConversation,
  reply: ReplyInput,
  now: Date,
): Promise<ComposedReply> {
  const recipient = await findRecipient(tx, conversation.contactId);
  refuseGroup(recipient);
  if (reply.kind !== "retry")
    return { content: await compose(tx, actor, { ...conversation, recipient }, reply, now), retryOfId: null };
  const content = await composeRetry(tx, actor, { ...conversation, recipient }, reply.retryOfId, now);
  return { content, retryOfId: reply.retryOfId };
}

async function compose(
  tx: Tx,
  actor: Actor,
  conversation: AccessedConversation & { recipient: RecipientFacts },
  reply: Exclude<ReplyInput, { kind: "retry" }>,
  now: Date,
): Promise<OutboundContent> {
  switch (reply.kind) {
    case "text":
      return textContent(reply.text, await findQuoted(tx, conversation.id, reply));
    case "media": {
      const { as, fileId, isVoice = false, caption = null, fileName = null } = reply;
      const quotedWamid = await findQuoted(tx, conversation.id, reply);
      return mediaContent(tx, actor, { as, fileId, isVoice, caption, fileName }, quotedWamid);
    }
    case "location": {
      const { latitude, longitude, name = null, address = null } = reply;
      return locationContent({ latitude, longitude, name, address }, await findQuoted(tx, conversation.id, reply));
    }
    case "contacts":
      return cardsContent(reply.cards, await findQuoted(tx, conversation.id, reply));
    case "interactive":
      return interactiveContent(tx, actor, reply.interactive, await findQuoted(tx, conversation.id, reply));
    case "forward":
      return composeForward(tx, actor, reply.sourceMessageId);
    case "reaction": {
      const quotedWamid = await findReactionTarget(tx, conversation.id, reply.targetMessageId, now);
      return { type: "reaction", body: parseEmoji(reply.emoji), quotedWamid, payload: {} };
    }
    case "template":
      return fillTemplate(tx, actor, conversation, storableFill(reply), now);
  }
}

async function findQuoted(
  tx: Tx,
  conversationId: string,
  { quotedMessageId: messageId }: { quotedMessageId?: string | undefined },
): Promise<string | null> {
  if (messageId === undefined) return null;
  const quoted = await tx.message.findFirst({
    where: { id: messageId, conversationId, type: { notIn: ["reaction", "edit", "revoke"] } },
    select: { wamid: true },
  });
  if (!quoted) throw new DomainError("invalid_input", "The message to quote is not part of this conversation.");
  if (quoted.wamid === null)
    throw new DomainError("conflict", "This message has not reached WhatsApp yet, so it cannot be quoted.");
  return quoted.wamid;
}

async function findReactionTarget(tx: Tx, conversationId: string, messageId: string, now: Date): Promise<string> {
  const target = await tx.message.findFirst({
    where: { id: messageId, conversationId, direction: "inbound", type: { notIn: ["reaction", "edit", "revoke"] } },
    select: { wamid: true, happenedAt: true },
  });
  if (!target?.wamid) throw new DomainError("invalid_input", "Only messages of the contact can be reacted to.");
  if (now.getTime() - target.happenedAt.getTime() > REACTION_MS) {
    throw new DomainError("invalid_input", "WhatsApp takes reactions only for 30 days after a message.");
  }
  return target.wamid;
}

/** One emoji, whatever it is made of, or none. Newer ones than this program knows count too. */
function parseEmoji(text: string): string {
  const isEmoji =
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(text) && [...graphemes.segment(text)].length === 1;
  if (text !== "" && !isEmoji) throw new DomainError("invalid_input", "A reaction is one emoji.");
  return text;
}

function storableFill({ templateId, values, extras }: Extract<ReplyInput, { kind: "template" }>): TemplateFill {
  return {
    templateId,
    values,
    ...(extras === undefined ? {} : { extras: TemplateExtras.parse(storableCopy(extras)) }),
  };
}
