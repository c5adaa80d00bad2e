import type { DeliveryContent } from "@/lib/contract/ingest";
import { isJsonObject } from "@/lib/whatsapp/json";
import { parseDelivery, type WebhookEvent, WebhookParseError } from "@/lib/whatsapp/webhook";

const MAX_FIELDS = 20;
const MAX_NAME = 60;

/** What a raw delivery holds, as far as it can be read, and the newest time in it by Meta's clock. */
export type DeliveryReading = { content: DeliveryContent; fields: string[]; newestAt: Date | null; updates: number };

/** Reads a delivery for showing. Never throws for what is in it. */
export function readDelivery(body: Uint8Array): DeliveryReading {
  const events = parse(body);
  const named = events.map(nameOf);
  const of = (kind: keyof DeliveryContent) => count(named.filter((one) => one.kind === kind).map(({ name }) => name));
  return {
    content: {
      messages: of("messages"),
      statuses: of("statuses"),
      others: of("others"),
      unreadable: named.filter(({ kind }) => kind === "unreadable").length,
    },
    fields: fieldsOf(body),
    newestAt: newestOf(events),
    updates: events.length,
  };
}

function parse(body: Uint8Array): WebhookEvent[] {
  try {
    return parseDelivery(body);
  } catch (error) {
    if (!(error instanceof WebhookParseError)) throw error;
    return [];
  }
}

function nameOf(event: WebhookEvent): { kind: keyof DeliveryContent; name: string } {
  switch (event.kind) {
    case "message":
      return { kind: "messages", name: event.type };
    case "status":
      return { kind: "statuses", name: event.status };
    case "malformed":
      return { kind: "unreadable", name: event.at };
    case "template":
    case "account":
      return { kind: "others", name: event.field };
    case "other":
      return { kind: "others", name: event.key };
    default:
      return { kind: "others", name: event.kind };
  }
}

/** How many of each, most first; equally many by name. */
function count(names: readonly string[]): { name: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.slice(0, MAX_NAME), (counts.get(name.slice(0, MAX_NAME)) ?? 0) + 1);
  return [...counts]
    .map(([name, number]) => ({ name, count: number }))
    .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name))
    .slice(0, MAX_FIELDS);
}

function newestOf(events: readonly WebhookEvent[]): Date | null {
  const times = events.flatMap((event) => ("happenedAt" in event && event.happenedAt ? [event.happenedAt.getTime()] : []));
  return times.length === 0 ? null : new Date(times.reduce((newest, time) => Math.max(newest, time)));
}

/** The names of the fields, also of a delivery whose updates say nothing else. */
function fieldsOf(body: Uint8Array): string[] {
  try {
    const envelope: unknown = JSON.parse(new TextDecoder().decode(body));
    const entries = isJsonObject(envelope) && Array.isArray(envelope.entry) ? envelope.entry : [];
    const changes = entries.flatMap((entry) => (isJsonObject(entry) && Array.isArray(entry.changes) ? entry.changes : []));
    const fields = changes.flatMap((change) =>
      isJsonObject(change) && typeof change.field === "string" ? [change.field.slice(0, MAX_NAME)] : [],
    );
    return [...new Set(fields)].slice(0, MAX_FIELDS);
  } catch {
    // Not JSON: it has no fields, and the error beside it says so.
    return [];
  }
}
