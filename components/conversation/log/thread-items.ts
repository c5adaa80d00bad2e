import type { ConversationEventView, MessageView } from "@/lib/contract/message";

/** A pause after which the same person's next message starts a new run of bubbles. */
const RUN_BREAK_MS = 5 * 60_000;

/** Where unread messages began when the reader came, and how many there were. */
export type UnreadMark = { messageId: string; count: number };

export type MessageItem = {
  kind: "message";
  key: string;
  message: MessageView;
  /** First of a run: it has the tail, and on our side the agent's name. */
  startsRun: boolean;
  endsRun: boolean;
  /** 1 for a first attempt, 2 for its retry, and so on. */
  attempt: number;
  /** When its next attempt was made; null when there is none, or it is not loaded. */
  retriedAt: string | null;
};

/** When free replies stopped, and whether it was WhatsApp that ended them early. */
export type WindowClosing = { at: string; isRefused: boolean };

/** One row of the log. */
export type ThreadItem =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string; count: number }
  | { kind: "event"; key: string; event: ConversationEventView }
  | ({ kind: "window-closed"; key: string } & WindowClosing)
  | MessageItem;

export type ThreadFacts = {
  /** Oldest first. */
  messages: MessageView[];
  events: ConversationEventView[];
  hasOlder: boolean;
  hasNewer: boolean;
  unread: UnreadMark | null;
  /** How the service window closed; null while it is open, and when it never was. */
  closing: WindowClosing | null;
  /** The calendar day of an instant where the reader is, as any string that is equal on equal days. */
  dayOf: (instant: string) => string;
};

/**
 * The rows of the log, oldest first. A row's height depends only on itself and on what follows it, never on what comes
 * before: prepending history must not resize the row that the reader looks at. For the same reason the first row has a day
 * of its own only at the beginning of the history.
 */
export function threadItems(facts: ThreadFacts): ThreadItem[] {
  const attempts = countAttempts(facts.messages);
  const times = new Map(facts.messages.map(({ id, happenedAt }) => [id, happenedAt]));
  const items: ThreadItem[] = [];
  let day = facts.hasOlder && facts.messages[0] ? facts.dayOf(facts.messages[0].happenedAt) : null;

  for (const entry of inOrder(facts)) {
    const entryDay = facts.dayOf(entry.at);
    if (entryDay !== day) items.push({ kind: "day", key: `day:${entryDay}`, at: entry.at });
    day = entryDay;
    if (entry.kind !== "message") {
      items.push(lineItem(entry));
      continue;
    }
    const { message } = entry;
    if (message.id === facts.unread?.messageId) items.push({ kind: "unread", key: "unread", count: facts.unread.count });
    const retriedAt = (message.retriedById && times.get(message.retriedById)) ?? null;
    pushMessage(items, { message, attempt: attempts.get(message.id) ?? 1, retriedAt });
  }
  return items;
}

/** The same before and after the server has confirmed an optimistic message, so that its bubble stays the same element. */
export function messageKey(message: MessageView): string {
  return message.clientMessageId ?? message.id;
}

type Line = { kind: "event"; at: string; event: ConversationEventView } | ({ kind: "window-closed" } & WindowClosing);
type Entry = Line | { kind: "message"; at: string; message: MessageView };

function lineItem(line: Line): ThreadItem {
  if (line.kind === "event") return { kind: "event", key: line.event.id, event: line.event };
  return { ...line, key: "window-closed" };
}

function pushMessage(items: ThreadItem[], facts: Pick<MessageItem, "message" | "attempt" | "retriedAt">): void {
  const previous = items.at(-1);
  const startsRun = !(previous?.kind === "message" && isOneRun(previous.message, facts.message));
  if (!startsRun) previous.endsRun = false;
  items.push({ kind: "message", key: messageKey(facts.message), ...facts, startsRun, endsRun: true });
}

/**
 * What reopened a conversation is noted once it has arrived, and read as its heading: above the messages of the contact that
 * came since anything else happened.
 */
function withCausesBelow(entries: readonly Entry[]): Entry[] {
  const placed: Entry[] = [];
  for (const entry of entries) {
    const isHeading = entry.kind === "event" && entry.event.kind === "reopened" && entry.event.actor === null;
    const place = isHeading ? placed.findLastIndex((other) => !isInbound(other)) + 1 : placed.length;
    // It belongs to the day of what it heads.
    placed.splice(place, 0, { ...entry, at: placed[place]?.at ?? entry.at });
  }
  return placed;
}

function isInbound(entry: Entry): boolean {
  return entry.kind === "message" && entry.message.direction === "inbound";
}

/** Messages keep the server's order; lines without a message stand after what happened before them. */
function inOrder(facts: ThreadFacts): Entry[] {
  const lines: Line[] = facts.events.map((event) => ({ kind: "event", at: event.happenedAt, event }));
  if (facts.closing && isWithinLoaded(facts, facts.closing.at)) lines.push({ kind: "window-closed", ...facts.closing });
  lines.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));

  const entries: Entry[] = [];
  let next = 0;
  for (const message of facts.messages) {
    for (let line = lines[next]; line && Date.parse(line.at) < Date.parse(message.happenedAt); line = lines[next]) {
      entries.push(line);
      next += 1;
    }
    entries.push({ kind: "message", at: message.happenedAt, message });
  }
  return withCausesBelow([...entries, ...lines.slice(next)]);
}

function isWithinLoaded({ messages, hasOlder, hasNewer }: ThreadFacts, instant: string): boolean {
  const first = messages[0];
  const last = messages.at(-1);
  if (!first || !last) return true;
  const at = Date.parse(instant);
  return (!hasOlder || at >= Date.parse(first.happenedAt)) && (!hasNewer || at <= Date.parse(last.happenedAt));
}

function isOneRun(before: MessageView, message: MessageView): boolean {
  return (
    before.direction === message.direction &&
    before.agent?.id === message.agent?.id &&
    before.author?.id === message.author?.id &&
    !standsBetween(before) &&
    !standsBetween(message) &&
    Date.parse(message.happenedAt) - Date.parse(before.happenedAt) < RUN_BREAK_MS
  );
}

/** A call or a notice is on nobody's side. */
function standsBetween({ type }: MessageView): boolean {
  return type === "call" || type === "system";
}

function countAttempts(messages: MessageView[]): Map<string, number> {
  const attempts = new Map<string, number>();
  for (const message of messages) {
    if (!message.retryOfId) continue;
    attempts.set(message.id, (attempts.get(message.retryOfId) ?? 1) + 1);
  }
  return attempts;
}
