import { useTranslations } from "next-intl";

/** The types that have a word of their own in the catalogue; whatever Meta adds later is "Message". */
const KNOWN_KINDS = [
  "text",
  "template",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contacts",
  "interactive",
  "button",
  "order",
  "call",
  "system",
  "revoke",
  "unsupported",
] as const;

type KnownKind = (typeof KNOWN_KINDS)[number];

/** Names a message's type in words: "Photo", "Voice message", "Location". */
export function useKindName(): (type: string) => string {
  const t = useTranslations("conversation.kind");
  return (type) => t(isKnown(type) ? type : "other");
}

function isKnown(type: string): type is KnownKind {
  return KNOWN_KINDS.some((kind) => kind === type);
}
