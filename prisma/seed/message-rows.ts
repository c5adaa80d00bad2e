import { randomUUID } from "node:crypto";
import type { Prisma } from "@/lib/db/generated/client";
import type { Line, Outcome } from "./story";

type Row = Prisma.MessageCreateManyInput;
/** Where a message stands: its ids, its time, and who wrote it (`agentId` null: the contact, whose id is `sender`). */
export type Place = { id: string; at: Date; wamid: string; conversationId: string; sender: string; agentId: string | null };
type SpokenLine = Exclude<Line, { by: "event" } | { by: "reaction" }>;
type ReactionLine = Extract<Line, { by: "reaction" }>;

const STAGES = ["accepted", "sent", "delivered", "read"] as const;
/** Milliseconds from queued to each stage. */
const STAGE_DELAYS = { accepted: 300, sent: 1_000, delivered: 2_000, read: 40_000 };

/** When a message queued at `at` was told to have failed. */
export function failureTime(at: Date): Date {
  return new Date(at.getTime() + STAGE_DELAYS.sent);
}

/** The row of a text, a template, or whatever else the contact sent. */
export function messageRow(line: SpokenLine, quotedWamid: string | null, place: Place): Row {
  if (line.by === "contact") {
    const content = line.type === "text" ? { body: line.text } : line.content;
    const context = {
      ...(quotedWamid ? { id: quotedWamid } : {}),
      ...(line.forwarded ? { forwarded: true } : {}),
    };
    return {
      ...common(place),
      direction: "inbound",
      type: line.type,
      body: line.text ?? captionOf(line.content),
      payload: { ...fromMeta(place, line.type), context, [line.type]: content },
      quotedWamid,
    };
  }
  return {
    ...common(place),
    direction: "outbound",
    type: line.template ? "template" : "text",
    body: line.text,
    payload: line.template ? { snapshot: line.template } : { text: { body: line.text } },
    quotedWamid,
    clientMessageId: randomUUID(),
    attempts: 1,
    ...outcomeColumns(line.outcome, place),
  };
}

/** The row of the message that carried a reaction. */
export function reactionMessageRow({ side, emoji }: ReactionLine, target: string, place: Place): Row {
  const reaction = { message_id: target, emoji };
  const isInbound = side === "contact";
  return {
    ...common(place),
    direction: isInbound ? "inbound" : "outbound",
    type: "reaction",
    body: emoji,
    payload: isInbound ? { ...fromMeta(place, "reaction"), reaction } : { reaction },
    quotedWamid: target,
    ...(isInbound ? {} : { clientMessageId: randomUUID(), attempts: 1, ...outcomeColumns("delivered", place) }),
  };
}

function common({ id, conversationId, wamid, at, agentId }: Place) {
  return { id, conversationId, wamid, agentId, happenedAt: at, createdAt: at };
}

function fromMeta({ wamid, at, sender }: Place, type: string) {
  return { id: wamid, from: sender, timestamp: String(Math.floor(at.getTime() / 1000)), type };
}

function captionOf(content: object | null): string | null {
  return content && "caption" in content && typeof content.caption === "string" ? content.caption : null;
}

function outcomeColumns(outcome: Outcome, { at, wamid }: Place) {
  const queued = { queuedAt: at, claimedAt: at };
  // The answer to an unknown one was lost, and its id with it.
  if (outcome === "unknown") return { ...queued, status: outcome, wamid: null };
  if (typeof outcome === "object") {
    const failedAt = failureTime(at);
    const error = { ...outcome, message: outcome.title, href: null };
    return {
      ...queued,
      ...stageTimes("accepted", at),
      status: "failed" as const,
      wamid,
      failedAt,
      errorCode: outcome.code,
      error,
    };
  }
  return { ...queued, ...stageTimes(outcome, at), status: outcome, wamid };
}

function stageTimes(reached: (typeof STAGES)[number], at: Date): Partial<Row> {
  const passed = STAGES.slice(0, STAGES.indexOf(reached) + 1);
  return Object.fromEntries(passed.map((stage) => [`${stage}At`, new Date(at.getTime() + STAGE_DELAYS[stage])]));
}
