import { MediaKind } from "@/lib/contract/attachment";
import type { ContactCard } from "@/lib/contract/contact-card";
import type { MessageContent } from "@/lib/contract/content";
import { CAPTION_MAX_LENGTH, TEXT_MAX_LENGTH } from "@/lib/contract/message";
import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { JsonValue } from "@/lib/whatsapp/json";
import { type Actor, visibleTo } from "./access";
import { readMessageContent } from "./message-content";
import type { OutboundContent } from "./outbound-content";
import { cardsContent, locationContent, mediaContent, textContent } from "./reply-parts";

type SourceRow = {
  type: string;
  direction: "inbound" | "outbound";
  body: string | null;
  payload: JsonValue;
  revokedAt: Date | null;
  file: { fileId: string | null; isVoice: boolean; fileName: string | null } | null;
};

/** Why a type is not among those that can be forwarded. */
const REASONS: Readonly<Record<string, string>> = {
  interactive: "A message with buttons cannot be forwarded. Make a new one, or save it for later.",
  template: "A template cannot be forwarded. Choose it in the other conversation.",
  system: "This is WhatsApp’s own word about the contact, so it cannot be forwarded.",
  call: "A call cannot be forwarded.",
  unsupported: "WhatsApp did not pass on what this message says, so it cannot be forwarded.",
};

/**
 * What a message of any conversation that the agent sees says, as ours. Its file is not copied, and Meta gets it again only when it
 * does not have it. Throws DomainError "not_found", and "invalid_input" with the reason when it cannot be forwarded.
 */
export async function composeForward(tx: Tx, actor: Actor, messageId: string): Promise<OutboundContent> {
  const source = await loadSource(tx, actor, messageId);
  if (source.revokedAt) throw new DomainError("invalid_input", "The contact deleted this message, so it cannot be forwarded.");
  const kind = MediaKind.safeParse(source.type);
  if (kind.success) return forwardFile(tx, actor, kind.data, source);
  if (source.type === "text" && source.body) return textContent(bounded(source.body, TEXT_MAX_LENGTH), null);
  const content = readMessageContent(source);
  if (content?.kind === "location") {
    const { latitude, longitude, name, address } = content.place;
    return locationContent({ latitude, longitude, name, address }, null);
  }
  if (content?.kind === "contacts") return cardsContent(requireWhole(content), null);
  throw new DomainError("invalid_input", REASONS[source.type] ?? "This kind of message cannot be forwarded.");
}

async function loadSource(tx: Tx, actor: Actor, messageId: string): Promise<SourceRow> {
  const [source] = await tx.$queryRaw<SourceRow[]>`
    SELECT m.type, m.direction::text AS direction, m.body, m.payload, m.revoked_at AS "revokedAt",
      (SELECT jsonb_build_object('fileId', t.file_id, 'isVoice', t.is_voice, 'fileName', coalesce(t.file_name, f.file_name))
       FROM attachment t LEFT JOIN media_file f ON f.id = t.file_id WHERE t.message_id = m.id AND t.position = 0) AS file
    FROM message m JOIN conversation c ON c.id = m.conversation_id
    WHERE m.id = ${messageId}::uuid AND m.type NOT IN ('reaction', 'edit', 'revoke') AND ${visibleTo(actor)}`;
  if (!source) throw new DomainError("not_found", "This message does not exist.");
  return source;
}

function forwardFile(tx: Tx, actor: Actor, as: MediaKind, { file, body }: SourceRow): Promise<OutboundContent> {
  if (!file?.fileId) {
    throw new DomainError("invalid_input", "The file of this message is not here, so it cannot be forwarded.");
  }
  const { fileId, isVoice, fileName } = file;
  const caption = body === null ? null : bounded(body, CAPTION_MAX_LENGTH);
  return mediaContent(tx, actor, { as, fileId, isVoice, caption, fileName }, null);
}

/** Cards of which some lines, or others beside them, are not read would arrive as fewer than were sent. */
function requireWhole({ cards, leftOut }: Extract<MessageContent, { kind: "contacts" }>): ContactCard[] {
  if (leftOut === 0 && cards.every((card) => !card.leftOut)) return cards;
  throw new DomainError("invalid_input", "These cards hold more than one message takes, so they cannot be forwarded.");
}

function bounded(words: string, maxLength: number): string {
  if (words.length <= maxLength) return words;
  throw new DomainError("invalid_input", `WhatsApp takes up to ${maxLength} characters here; this message is longer.`);
}
