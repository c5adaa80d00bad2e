import { randomBytes } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import type { Prisma } from "@/lib/db/generated/client";
import { phoneKey } from "@/lib/whatsapp/phone-key";
import { serviceWindowClosesAt } from "@/lib/whatsapp/service-window";
import { failureTime, messageRow, type Place, reactionMessageRow } from "./message-rows";
import { durationMs, type Line, type Story } from "./story";
import type { AgentKey } from "./team";

/** What a story becomes, table by table. */
export type Rows = {
  contacts: Prisma.ContactCreateManyInput[];
  aliases: Prisma.ContactAliasCreateManyInput[];
  conversations: Prisma.ConversationCreateManyInput[];
  messages: Prisma.MessageCreateManyInput[];
  events: Prisma.ConversationEventCreateManyInput[];
  drafts: Prisma.DraftCreateManyInput[];
};

/** What all stories share: the number, the team's ids, and the instant that "ago" counts from. */
export type Stage = { numberId: string; agentIds: Record<AgentKey, string>; now: Date };

type Reaction = Extract<Line, { by: "reaction" }>;
type Spoken = Exclude<Line, { by: "event" } | { by: "reaction" }>;
type Placed<Of extends Line> = { line: Of; at: Date };

export function emptyRows(): Rows {
  return { contacts: [], aliases: [], conversations: [], messages: [], events: [], drafts: [] };
}

/** Adds one story's rows, as living through it would have left them. */
export function addStory(rows: Rows, story: Story, stage: Stage): void {
  const conversationId = uuidv7();
  const contactId = uuidv7();
  const placed = story.lines.map((line) => ({ line, at: new Date(stage.now.getTime() - durationMs(line.ago)) }));
  const messages = addMessages(rows, story, placed, { ...stage, conversationId });
  const firstAt = placed[0]?.at ?? stage.now;
  addContact(rows, story, contactId, placed.at(-1)?.at ?? stage.now);
  rows.conversations.push({
    id: conversationId,
    numberId: stage.numberId,
    contactId,
    createdAt: firstAt,
    assigneeId: story.assignee ? stage.agentIds[story.assignee] : null,
    markedUnread: story.markedUnread ?? false,
    ...stateOf(story, placed),
    ...windowOf(placed),
    ...readingOf(story, messages),
    lastActivityAt: messages.at(-1)?.at ?? firstAt,
    lastMessageId: messages.at(-1)?.id ?? null,
  });
  for (const { line, at } of placed) {
    if (line.by !== "event") continue;
    const subjectId = line.subject ? stage.agentIds[line.subject] : null;
    rows.events.push({
      id: uuidv7(),
      conversationId,
      kind: line.kind,
      actorId: stage.agentIds[line.actor],
      subjectId,
      happenedAt: at,
    });
  }
  if (story.draft) {
    rows.drafts.push({ conversationId, agentId: stage.agentIds[story.draft.by], text: story.draft.text, updatedAt: stage.now });
  }
}

function addMessages(
  rows: Rows,
  { person }: Story,
  placed: readonly Placed<Line>[],
  stage: Stage & { conversationId: string },
): { id: string; at: Date; isQuestion: boolean }[] {
  const { conversationId } = stage;
  const sender = person.waId ?? person.phone ?? person.userId;
  const wamids = new Map<string, string>();
  return placed.flatMap(({ line, at }, sequence) => {
    if (line.by === "event") return [];
    // Arrival order is the order of ids; lines of one millisecond keep theirs by sequence.
    const id = uuidv7({ msecs: at.getTime(), seq: sequence });
    const place: Place = { id, at, wamid: makeWamid(), conversationId, sender, agentId: authorOf(line, stage) };
    if (line.by === "reaction") {
      rows.messages.push(reactionMessageRow(line, wamids.get(line.to) ?? "", place));
    } else {
      wamids.set(line.key ?? place.wamid, place.wamid);
      rows.messages.push(messageRow(line, line.quotes ? (wamids.get(line.quotes) ?? null) : null, place));
    }
    return [{ id, at, isQuestion: line.by === "contact" }];
  });
}

function authorOf(line: Spoken | Reaction, { agentIds }: Stage): string | null {
  if (line.by === "reaction") return line.side === "business" ? agentIds.grace : null;
  return line.by === "contact" ? null : agentIds[line.by];
}

function addContact(rows: Rows, { person }: Story, contactId: string, seenAt: Date): void {
  const { name, username, phone, userId } = person;
  const waId = person.waId ?? phone ?? null;
  rows.contacts.push({ id: contactId, profileName: name, username: username ?? null, waId, userId, profileAt: seenAt });
  rows.aliases.push({ kind: "user_id", value: userId, contactId, seenAt });
  if (waId) rows.aliases.push({ kind: "phone", value: phoneKey(waId), contactId, seenAt });
}

function stateOf({ state = "open" }: Story, placed: readonly Placed<Line>[]) {
  const resolved = placed.findLast(({ line }) => line.by === "event" && line.kind === "resolved");
  return state === "resolved" ? { state, resolvedAt: resolved?.at ?? null } : { state };
}

function windowOf(placed: readonly Placed<Line>[]) {
  const spoken = placed.filter((one): one is Placed<Spoken> => one.line.by !== "event" && one.line.by !== "reaction");
  const lastInboundAt = spoken.findLast(({ line }) => line.by === "contact")?.at ?? null;
  const lastOutboundAt = spoken.findLast(({ line }) => line.by !== "contact")?.at ?? null;
  const refused = spoken.findLast(({ line }) => line.by !== "contact" && isWindowRefusal(line.outcome));
  const windowRefusedAt = refused ? failureTime(refused.at) : null;
  return {
    lastInboundAt,
    lastOutboundAt,
    windowRefusedAt,
    windowClosesAt: serviceWindowClosesAt({ lastInboundAt, windowRefusedAt }),
  };
}

function isWindowRefusal(outcome: Extract<Spoken, { outcome: unknown }>["outcome"]): boolean {
  return typeof outcome === "object" && outcome.code === 131_047;
}

function readingOf({ unread = 0 }: Story, messages: readonly { id: string; isQuestion: boolean }[]) {
  const questions = messages.filter(({ isQuestion }) => isQuestion);
  const firstUnread = questions.at(questions.length - unread);
  const readUpTo = unread === 0 ? messages.at(-1) : messages[messages.findIndex(({ id }) => id === firstUnread?.id) - 1];
  return { unreadCount: unread, readUpToId: readUpTo?.id ?? null };
}

/** Opaque to everybody but Meta; only its uniqueness matters. */
function makeWamid(): string {
  return `wamid.${randomBytes(36).toString("base64")}`;
}
