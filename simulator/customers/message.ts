import type { FileView } from "../media/media-file";

/** A failure as status webhooks tell it. */
export type Failure = { code: number; title: string; message: string; error_data: { details: string }; href: string };

/** A template as the phone draws it: variables filled in. */
export type RenderedTemplate = {
  name: string;
  language: string;
  category: string;
  header: RenderedHeader | null;
  body: string;
  footer: string | null;
  buttons: RenderedButton[];
  /** "Ends at" in milliseconds; null for an offer without a clock. */
  offer: { text: string; endsAt: number | null } | null;
  cards: { header: RenderedHeader | null; body: string | null; buttons: RenderedButton[] }[];
};

/** A header as the phone draws it: words, or the name of a file, a place or a product. */
export type RenderedHeader =
  | { kind: "text"; text: string }
  | { kind: "image" | "video" | "document" | "location" | "product"; text: string | null };

/** `payload`: what a quick reply sends back, a code to copy, or null. */
export type RenderedButton = { kind: string; text: string; url: string | null; payload: string | null };

/**
 * How far a message is. What the customer writes waits in the phone, is sent, delivered (the product answered 200), and read
 * (the product marked it). What the business writes is accepted, sent, delivered, read and (a voice note) played, or fails.
 */
export type MessageStatus = "waiting" | "accepted" | "sent" | "delivered" | "read" | "played" | "failed";

/** Where a message came from: through the API or a customer's phone, typed on the business's own phone, or a line of the phone's. */
export type MessageOrigin = "cloud" | "phone" | "note";

/** One message in a customer's phone. `direction` is the business's view, as everywhere in the product. */
export type PhoneMessage = {
  id: string;
  customerId: string;
  /** The business's number that wrote it or was written to. */
  numberId: string;
  direction: "inbound" | "outbound";
  /** Milliseconds on the simulator's clock. */
  at: number;
  type: string;
  /** Words to show: the text, a caption, a template's body. */
  text: string | null;
  /** Meta's message object, `type` included, as it stands in the request or the webhook without the common keys. */
  content: Record<string, unknown>;
  /** What it shows, in order: a header before the cards. */
  files: FileView[];
  origin: MessageOrigin;
  forwarded: "once" | "often" | null;
  groupId: string | null;
  editedAt: number | null;
  revokedAt: number | null;
  template: RenderedTemplate | null;
  quotedId: string | null;
  reactions: { customer: string | null; business: string | null };
  status: MessageStatus;
  statusAt: Partial<Record<MessageStatus, number>>;
  failure: Failure | null;
  callbackData: string | null;
  /** How the business addressed it: statuses tell the same ids back. Null for what the customer wrote. */
  sentTo: { addressedBy: "phone" | "user_id"; waId: string | null; userId: string | null } | null;
};

export type MessageFacts = Pick<PhoneMessage, "id" | "customerId" | "numberId" | "direction" | "at" | "type" | "status"> &
  Partial<PhoneMessage>;

/** A message with nothing special about it but the given facts. */
export function makeMessage(facts: MessageFacts): PhoneMessage {
  return {
    text: null,
    content: { type: facts.type },
    files: [],
    origin: "cloud",
    forwarded: null,
    groupId: null,
    editedAt: null,
    revokedAt: null,
    template: null,
    quotedId: null,
    reactions: { customer: null, business: null },
    statusAt: { [facts.status]: facts.at },
    failure: null,
    callbackData: null,
    sentTo: null,
    ...facts,
  };
}

export function moveTo(message: PhoneMessage, status: MessageStatus, at: number): void {
  message.status = status;
  message.statusAt[status] = at;
}
