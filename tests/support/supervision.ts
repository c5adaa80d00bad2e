import { v7 as uuidv7 } from "uuid";
import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { ReportQuery } from "@/lib/contract/supervision";
import { db } from "@/lib/db";
import { givenAgent } from "./inbox";
import { givenConversation, givenEmptyInbox, givenTemplate } from "./sending";

/** A generated message of ours, in words of its own: what the database is told, and what the independent count reads. */
export type Sent = {
  at: Date;
  status: DeliveryStatus;
  agentId: string | null;
  template: string | null;
  templateId: string | null;
  conversation: number;
  numberId: string;
  code: number | null;
  ours: string | null;
  price: { category: string; type: string | null } | null;
  responseSeconds: number | null;
};

const DAY_MS = 86_400_000;
const STATUSES = [
  "queued",
  "sending",
  "unknown",
  "accepted",
  "sent",
  "failed",
  "failed",
  "failed",
  "delivered",
  "read",
  "played",
] as const;
const CODES = [131026, 131047, 131049, 131000, 132015, 999_999, null] as const;

/** A small deterministic source of numbers below 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An inbox of two numbers, three agents in two teams, a supervisor, three templates, and conversations that wait, or do not. */
export async function givenBusyInbox(seed: number, now: Date) {
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const first = await givenEmptyInbox();
  await db().$executeRaw`TRUNCATE team CASCADE`;
  await db().$executeRaw`DELETE FROM setting WHERE key = 'businessTime'`;
  const second = await db().phoneNumber.upsert({
    where: { phoneNumberId: "second" },
    create: { id: uuidv7(), phoneNumberId: "second", wabaId: "other", displayPhoneNumber: "351210000101", name: "Wholesale" },
    update: {},
  });
  const numberIds = [first, second.id];
  const agents = await Promise.all(["Ada", "Ines", "Jonas"].map((name) => givenAgent(name)));
  const supervisor = await givenAgent("Grace", "supervisor");
  const teamId = uuidv7();
  await db().team.create({
    data: {
      id: teamId,
      name: "Wholesale desk",
      members: { create: [{ agentId: agents[0]?.id ?? "" }, { agentId: agents[1]?.id ?? "" }] },
      numbers: { create: [{ numberId: second.id }] },
    },
  });
  const templates = await Promise.all(
    ["order_ready", "order_ready", "autumn"].map(async (name, index) => {
      const id = await givenTemplate({ name, language: ["en", "pt_PT", "en"][index] ?? "en" });
      return { id, name };
    }),
  );
  const conversations = await Promise.all(
    Array.from({ length: 14 }, async (_, index) => {
      const numberId = pick(numberIds);
      const state = random() < 0.3 ? ("resolved" as const) : ("open" as const);
      const assigneeId = pick([null, ...agents.map(({ id }) => id)]);
      const unansweredSince = random() < 0.5 ? new Date(now.getTime() - Math.floor(random() * 20 * 3_600_000)) : null;
      const windowClosesAt = new Date(now.getTime() + Math.floor((random() - 0.3) * 6 * 3_600_000));
      const facts = { state, assigneeId, unansweredSince };
      const id = await givenConversation(numberId, { ...facts, lastInboundAt: now, lastActivityAt: now });
      await db().conversation.update({ where: { id }, data: { windowClosesAt } });
      return { id, index, numberId, ...facts, windowClosesAt };
    }),
  );
  const sent: Sent[] = Array.from({ length: 120 }, () => {
    const conversation = pick(conversations);
    const status = pick(STATUSES);
    const template = random() < 0.4 ? pick(templates) : null;
    const code = status === "failed" ? pick(CODES) : null;
    return {
      at: new Date(now.getTime() - Math.floor(random() * 36 * DAY_MS)),
      status,
      agentId: pick([null, ...agents.map(({ id }) => id)]),
      template: template?.name ?? null,
      templateId: template?.id ?? null,
      conversation: conversation.index,
      numberId: conversation.numberId,
      code,
      ours: status === "failed" && code === null ? pick(["service_window_closed", "opted_out"]) : null,
      price: random() < 0.6 ? { category: pick(["service", "marketing"]), type: pick(["regular", null]) } : null,
      responseSeconds: random() < 0.4 ? Math.floor(random() * 5_000) : null,
    };
  });
  await insertSent(sent, conversations);
  await insertNoise(
    conversations.map(({ id }) => id),
    now,
  );
  return { random, pick, supervisor, agents, teamId, members: [agents[0]?.id, agents[1]?.id], numberIds, conversations, sent };
}

async function insertSent(sent: readonly Sent[], conversations: readonly { id: string }[]): Promise<void> {
  await db().message.createMany({
    data: sent.map((one) => ({
      id: uuidv7(),
      conversationId: conversations[one.conversation]?.id ?? "",
      direction: "outbound" as const,
      type: one.templateId ? "template" : "text",
      body: "Hello",
      payload: {},
      agentId: one.agentId,
      templateId: one.templateId,
      happenedAt: one.at,
      status: one.status,
      failedAt: one.status === "failed" ? one.at : null,
      errorCode: one.code,
      ...(one.status === "failed" ? { error: one.ours ? { ours: one.ours } : { code: one.code, details: "No" } } : {}),
      priceCategory: one.price?.category ?? null,
      priceType: one.price?.type ?? null,
      responseSeconds: one.responseSeconds,
    })),
  });
}

/** What no figure counts: the contacts' messages, reactions of ours, and what was typed on the phone. */
async function insertNoise(conversationIds: readonly string[], now: Date): Promise<void> {
  const common = { body: "", payload: {}, happenedAt: new Date(now.getTime() - 60_000), status: "sent" as const };
  await db().message.createMany({
    data: conversationIds.flatMap((conversationId) => [
      {
        ...common,
        id: uuidv7(),
        conversationId,
        direction: "inbound" as const,
        type: "text",
        status: null,
        wamid: `wamid.${conversationId}`,
      },
      { ...common, id: uuidv7(), conversationId, direction: "outbound" as const, type: "reaction" },
      { ...common, id: uuidv7(), conversationId, direction: "outbound" as const, type: "text", source: "phone" as const },
    ]),
  });
}

/** A period that ends now. */
export function periodBefore(now: Date, days: number, timeZone: string): ReportQuery {
  return { from: new Date(now.getTime() - days * DAY_MS).toISOString(), to: now.toISOString(), timeZone };
}
