import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { sendReply } from "@/lib/inbox/replies";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { log } from "@/lib/log";
import { createClient } from "@/lib/whatsapp/client";
import { temporaryStore } from "./files";
import { forgetConversations, givenAgent, givenNumber, NOON, NOON_SECONDS, receiveEach } from "./inbox";
import { statusOf, WABA_ID } from "./meta-webhook";

/** A clock that tests set. */
export type TestClock = { at: Date; pass(milliseconds: number): void };

export function clockAt(at: Date): TestClock {
  return {
    at,
    pass(milliseconds) {
      this.at = new Date(this.at.getTime() + milliseconds);
    },
  };
}

/** What a worker process has: its own client, the time, a log. */
export function sendingContext(metaUrl: string, clock: TestClock, { timeoutMs = 10_000 } = {}): SendingContext {
  const client = createClient({ apiUrl: metaUrl, version: "v26.0", accessToken: "token", timeoutMs, now: () => clock.at });
  return { clientFor: async () => client, storage: temporaryStore(), now: () => clock.at, log };
}

let phones = 351_912_000_000;

/** A conversation whose contact wrote at `lastInboundAt`, half an hour before noon unless told; null = never. */
export async function givenConversation(
  numberId: string,
  {
    lastInboundAt = new Date(NOON.getTime() - 1_800_000),
    ...data
  }: Partial<Prisma.ConversationUncheckedCreateInput> & { lastInboundAt?: Date | null } = {},
): Promise<string> {
  phones += 1;
  const contact = { id: uuidv7(), waId: String(phones), profileName: "Marta Oliveira" };
  await db().contact.create({ data: contact });
  const closesAt = lastInboundAt && new Date(lastInboundAt.getTime() + 86_400_000);
  const id = uuidv7();
  await db().conversation.create({
    data: {
      id,
      numberId,
      contactId: contact.id,
      lastActivityAt: lastInboundAt ?? NOON,
      lastInboundAt,
      windowClosesAt: closesAt,
      ...data,
    },
  });
  return id;
}

/** A message of the contact. */
export async function givenInbound(conversationId: string, data: Partial<Prisma.MessageUncheckedCreateInput> = {}) {
  const id = uuidv7();
  const message = {
    direction: "inbound",
    type: "text",
    body: "Olá",
    payload: {},
    wamid: `wamid.IN.${id}`,
    happenedAt: NOON,
    ...data,
  } as const;
  return db().message.create({ data: { id, conversationId, ...message } });
}

/** An approved utility template with one variable in its body, offered to everybody on every number, unless told otherwise. */
export async function givenTemplate(
  data: Partial<Prisma.TemplateUncheckedCreateInput> = {},
  offer: Partial<Prisma.TemplateOfferUncheckedCreateInput> | null = {},
): Promise<string> {
  const id = uuidv7();
  const template = {
    id,
    wabaId: WABA_ID,
    metaId: id,
    name: `order_ready_${id.slice(-6)}`,
    language: "en",
    status: "APPROVED",
    category: "UTILITY",
    parameterFormat: "POSITIONAL",
    components: [{ type: "BODY", text: "Order {{1}} is ready for you." }],
    syncedAt: new Date("2026-01-01T00:00:00Z"),
    ...data,
  };
  await db().template.create({ data: template });
  if (offer === null) return id;
  const { wabaId, name } = template;
  await db().templateOffer.createMany({
    data: { wabaId, name, isOffered: true, roles: ["agent", "supervisor", "admin"], ...offer },
    skipDuplicates: true,
  });
  return id;
}

/** Queues a text of Ada's and answers its id. */
export async function givenQueued(conversationId: string, text: string, now = NOON): Promise<string> {
  const ada = await givenAgent();
  const { id } = await sendReply(ada, conversationId, { kind: "text", clientMessageId: uuidv7(), text }, now);
  return id;
}

/** Meta takes messages of ours, as its statuses say. */
export function givenTaken(...ids: string[]): Promise<void> {
  return receiveEach(...ids.map((id) => statusOf(`wamid.${id}`, "sent", { at: NOON_SECONDS, callbackData: id })));
}

/** A clean inbox with one number that may send a thousand messages a second. Answers the number's id. */
export async function givenEmptyInbox(): Promise<string> {
  await forgetConversations();
  await db().$executeRaw`
    TRUNCATE template, template_offer, template_draft, template_use, audit_entry, graphile_worker._private_jobs`;
  const numberId = await givenNumber();
  await db().phoneNumber.update({
    where: { id: numberId },
    data: {
      throughputPerSecond: 1_000,
      nextSendAt: null,
      stoppedAt: null,
      stoppedCode: null,
      stoppedDetails: null,
      markReadOn: "open",
    },
  });
  return numberId;
}

export type QueuedJob = { kind: string; conversationId: string | null; runInMs: number };

/** The jobs that wait, and in how many milliseconds they are to run. */
export function listJobs(): Promise<QueuedJob[]> {
  return db().$queryRaw<QueuedJob[]>`
    SELECT t.identifier AS kind, j.payload->>'conversationId' AS "conversationId",
      (extract(epoch FROM j.run_at - now()) * 1000)::float8 AS "runInMs"
    FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`;
}
