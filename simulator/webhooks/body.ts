import type { Update } from "./update";

const HEX: Record<string, string> = { "/": "\\/", "@": "\\u0040", "<": "\\u003C", "%": "\\u0025" };

/** The POST body for some updates, byte for byte as Meta writes JSON: ASCII only, `/` and a few signs escaped. */
export function encodeBody(payload: unknown): Buffer {
  const json = JSON.stringify(payload).replace(
    /[/@<%\u007f-\uffff]/g,
    (sign) => HEX[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return Buffer.from(json, "ascii");
}

/** Meta's envelope. Account-level fields have an entry each with the time; messages and statuses of an account share one. */
export function makeEnvelope(updates: Update[], nowSeconds: number): Record<string, unknown> {
  const entries: Record<string, unknown>[] = [];
  const messages = updates.filter((update) => update.field === "messages");
  for (const id of new Set(messages.map(({ wabaId }) => wabaId))) {
    const own = messages.filter(({ wabaId }) => wabaId === id);
    entries.push({ id, changes: mergeValues(own).map(toMessagesChange) });
  }
  for (const { field, value, wabaId } of updates.filter((update) => update.field !== "messages")) {
    entries.push({ id: wabaId, time: nowSeconds, changes: [{ field, value }] });
  }
  return { object: "whatsapp_business_account", entry: entries };
}

function toMessagesChange(value: Record<string, unknown>) {
  return { field: "messages", value };
}

/** Neighbours of one kind become one value with several contacts and messages, as Meta batches them. */
function mergeValues(updates: Update[]): Record<string, unknown>[] {
  const merged: Record<string, unknown>[] = [];
  for (const { value } of updates) {
    const last = merged.at(-1);
    const list = ["messages", "statuses"].find((key) => Array.isArray(value[key]) && Array.isArray(last?.[key]));
    if (!last || !list || !isSameNumber(last, value)) merged.push({ ...value });
    else {
      last[list] = [...asArray(last[list]), ...asArray(value[list])];
      const contacts = uniqueContacts([...asArray(last.contacts), ...asArray(value.contacts)]);
      if (contacts.length > 0) last.contacts = contacts;
    }
  }
  return merged;
}

function isSameNumber(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  return JSON.stringify(one.metadata) === JSON.stringify(other.metadata);
}

function uniqueContacts(contacts: unknown[]): unknown[] {
  const seen = new Map(contacts.map((contact) => [JSON.stringify(contact), contact]));
  return [...seen.values()];
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
