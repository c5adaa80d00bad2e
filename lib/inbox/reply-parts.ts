import type { MediaKind } from "@/lib/contract/attachment";
import { ContactCard } from "@/lib/contract/contact-card";
import { filesOf, Interactive } from "@/lib/contract/interactive";
import { isBlank } from "@/lib/contract/visible-text";
import type { Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { storableJson } from "@/lib/whatsapp/json";
import type { Actor } from "./access";
import type { OutboundContent } from "./outbound-content";
import { requireSendable } from "./sendable-files";

type Of<Type extends OutboundContent["type"]> = Extract<OutboundContent, { type: Type }>;

/** A file as an agent, or a forwarded message, names it. */
export type MediaPart = {
  as: MediaKind;
  fileId: string;
  isVoice: boolean;
  caption: string | null;
  fileName: string | null;
};

type Location = Of<"location">["payload"]["location"];

/** A copy that Postgres can store, of anything that is JSON but for keys without a value. */
export function storableCopy(value: object): unknown {
  return storableJson(JSON.parse(JSON.stringify(value)));
}

export function textContent(text: string, quotedWamid: string | null): OutboundContent {
  return { type: "text", body: text, quotedWamid, payload: {} };
}

/** Throws what `requireSendable` throws. A document without a name gets the file's own. */
export async function mediaContent(
  tx: Tx,
  actor: Actor,
  { as, fileId, isVoice, caption, fileName }: MediaPart,
  quotedWamid: string | null,
): Promise<OutboundContent> {
  if (caption && (as === "audio" || as === "sticker")) {
    throw new DomainError(
      "invalid_input",
      "WhatsApp takes no words with a recording or a sticker. Send them as a message of their own.",
    );
  }
  if (isVoice && as !== "audio") throw new DomainError("invalid_input", "Only a recording can be a voice message.");
  const names = await requireSendable(tx, actor, [{ kind: as, fileId, isVoice }]);
  const name = fileName || names.get(fileId) || null;
  const media = { fileId, isVoice, fileName: name };
  return { type: as, body: caption && !isBlank(caption) ? caption : null, quotedWamid, payload: { media } };
}

export function locationContent(location: Location, quotedWamid: string | null): OutboundContent {
  const name = location.name || null;
  const address = location.address || null;
  return { type: "location", body: name ?? address, quotedWamid, payload: { location: { ...location, name, address } } };
}

export function cardsContent(cards: readonly ContactCard[], quotedWamid: string | null): OutboundContent {
  const contacts = cards.map((card) => ContactCard.parse(storableCopy(card)));
  return { type: "contacts", body: contacts.map(({ name }) => name).join(", "), quotedWamid, payload: { contacts } };
}

/** Throws what `requireSendable` throws. */
export async function interactiveContent(
  tx: Tx,
  actor: Actor,
  made: Interactive,
  quotedWamid: string | null,
): Promise<OutboundContent> {
  const interactive = Interactive.parse(storableCopy(made));
  await requireSendable(
    tx,
    actor,
    filesOf(interactive).map(({ type, fileId }) => ({ kind: type, fileId, isVoice: false })),
  );
  return { type: "interactive", body: interactive.body ?? null, quotedWamid, payload: { interactive } };
}
