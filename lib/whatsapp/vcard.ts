/** One line of a vCard: its name without group, its types in lower case, its value with the escapes undone. */
type Line = { name: string; types: string[]; value: string; parts: string[] };

/** What of a vCard is shown. Lists are empty, texts null, where it says nothing. */
export type VCard = {
  name: string | null;
  lastName: string | null;
  firstName: string | null;
  phones: { value: string; type: string | null; waId: string | null }[];
  emails: { value: string; type: string | null }[];
  urls: { value: string; type: string | null }[];
  addresses: { value: string; type: string | null }[];
  company: string | null;
  title: string | null;
  birthday: string | null;
};

/** As long as a whole delivery may be: a card may carry its picture before its numbers. */
const MAX_LENGTH = 3 * 1024 * 1024;
const MAX_LINES = 20_000;

/** Reads the text of a vCard (2.1 to 4.0) as WhatsApp sends it. Never throws; what it does not know is left out. */
export function parseVCard(text: string): VCard {
  const lines = unfold(text.slice(0, MAX_LENGTH)).slice(0, MAX_LINES).flatMap(parseLine);
  const first = (name: string) => lines.find((line) => line.name === name);
  const all = (name: string) =>
    lines.filter((line) => line.name === name).map(({ value, types }) => ({ value, type: types[0] ?? null }));
  const [lastName, firstName] = first("N")?.parts ?? [];
  return {
    name: first("FN")?.value || null,
    lastName: lastName || null,
    firstName: firstName || null,
    phones: lines.filter(({ name }) => name === "TEL").map(toPhone),
    emails: all("EMAIL"),
    urls: all("URL"),
    addresses: lines
      .filter(({ name }) => name === "ADR")
      .map(({ parts, types }) => ({ value: parts.filter(Boolean).join(", "), type: types[0] ?? null })),
    company: first("ORG")?.parts.filter(Boolean).join(", ") || null,
    title: first("TITLE")?.value || null,
    birthday: first("BDAY")?.value || null,
  };
}

/** A long line goes on in the next one, which begins with a blank. */
function unfold(text: string): string[] {
  return text
    .replace(/\r\n|\r/g, "\n")
    .replace(/\n[ \t]/g, "")
    .split("\n");
}

function parseLine(line: string): Line[] {
  const colon = line.indexOf(":");
  if (colon < 1) return [];
  const [head = "", ...parameters] = line.slice(0, colon).split(";");
  const raw = line.slice(colon + 1);
  const name = head.slice(head.lastIndexOf(".") + 1).toUpperCase();
  return [{ name, types: parameters.flatMap(typesOf), value: unescapeText(raw).trim(), parts: splitParts(raw) }];
}

/** `TYPE=CELL,HOME`, a bare `CELL`, and WhatsApp's own `waid=351…`. */
function typesOf(parameter: string): string[] {
  const [key = "", value] = parameter.split("=");
  if (value === undefined) return [key.toLowerCase()];
  if (key.toUpperCase() === "TYPE") return value.replaceAll('"', "").toLowerCase().split(",");
  return key.toLowerCase() === "waid" ? [`waid=${value}`] : [];
}

function toPhone({ value, types }: Line) {
  const waId = types.find((type) => type.startsWith("waid="))?.slice("waid=".length) ?? null;
  return { value: value.replace(/^tel:/i, ""), type: types.find((type) => !type.startsWith("waid=")) ?? null, waId };
}

function splitParts(raw: string): string[] {
  return raw.split(/(?<!\\);/).map((part) => unescapeText(part).trim());
}

function unescapeText(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (character.toLowerCase() === "n" ? "\n" : character));
}
