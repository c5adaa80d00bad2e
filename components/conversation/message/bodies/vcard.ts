import type { ContactCard } from "@/lib/contract/contact-card";

/** A line of a vCard is folded after this many bytes (RFC 2426, 2.6). */
const LINE_BYTES = 75;

/** A card as a vCard 3.0 that address books read. Whatever the contact wrote stays inside of its value. */
export function toVcard(card: ContactCard): string {
  const lines = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    `FN:${escapeValue(card.name)}`,
    `N:${escapeValue(card.lastName ?? "")};${escapeValue(card.firstName ?? (card.lastName ? "" : card.name))};;;`,
    ...card.phones.map(({ phone, type }) => `TEL${typed(type)}:${escapeValue(phone)}`),
    ...card.emails.map(({ email, type }) => `EMAIL${typed(type)}:${escapeValue(email)}`),
    ...card.urls.map(({ url }) => `URL:${escapeValue(url)}`),
    ...card.addresses.map(({ text, type }) => `ADR${typed(type)}:;;${escapeValue(text)};;;;`),
    ...(card.company ? [`ORG:${escapeValue(card.company)}`] : []),
    ...(card.title ? [`TITLE:${escapeValue(card.title)}`] : []),
    ...(card.birthday && /^\d{4}-\d{2}-\d{2}$/.test(card.birthday) ? [`BDAY:${card.birthday}`] : []),
    "END:VCARD",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

/** What the file is called: the name without what file systems do not take. */
export function vcardFileName(card: ContactCard): string {
  const name = card.name.replace(/[\p{Cc}\\/:*?"<>|]+/gu, " ").trim();
  return `${name.replace(/^\.+/, "").slice(0, 80) || "contact"}.vcf`;
}

function escapeValue(value: string): string {
  return value
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|\r|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");
}

/** Only plain words: a type is the sender's, and a colon in it would begin the value. */
function typed(type: string | undefined): string {
  return type && /^[A-Za-z-]{1,20}$/.test(type) ? `;TYPE=${type.toUpperCase()}` : "";
}

function fold(line: string): string {
  const encoder = new TextEncoder();
  let [folded, bytes] = ["", 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    const breaks = bytes + size > LINE_BYTES;
    folded += breaks ? `\r\n ${character}` : character;
    bytes = breaks ? 1 + size : bytes + size;
  }
  return folded;
}
