import { v7 as uuidv7 } from "uuid";
import type { NumberEventView, NumberInput, NumberView } from "@/lib/contract/number";
import { db, type Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";
import { accountEventDetails, accountEventSeverity } from "@/lib/whatsapp/account-event";
import type { JsonValue } from "@/lib/whatsapp/json";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";
import { type Actor, numberVisibleTo, requireRole } from "./access";
import { recordAudit } from "./audit";

const MAX_NUMBERS = 100;
const MAX_EVENTS = 20;
/** How exactly the last webhook of a number is known. Writing the number's row each time would hold up its sending. */
const LAST_WEBHOOK_MS = 10_000;

const numberColumns = {
  id: true,
  name: true,
  displayPhoneNumber: true,
  throughputPerSecond: true,
  markReadOn: true,
  quality: true,
  messagingLimit: true,
  nameDecision: true,
  accountStatus: true,
  stoppedAt: true,
  stoppedCode: true,
  stoppedDetails: true,
} as const;
type NumberRecord = Prisma.PhoneNumberGetPayload<{ select: typeof numberColumns }>;

/** The business's WhatsApp numbers that the actor answers or looks after, by name. */
export async function listNumbers(actor: Actor): Promise<NumberView[]> {
  const visible = await db().$queryRaw<{ id: string }[]>`
    SELECT n.id FROM phone_number n WHERE ${numberVisibleTo(actor)} ORDER BY n.name, n.id LIMIT ${MAX_NUMBERS}`;
  const numbers = await db().phoneNumber.findMany({
    where: { id: { in: visible.map(({ id }) => id) } },
    select: numberColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  const events = await loadEvents(numbers.map(({ id }) => id));
  return numbers.map((number) => toNumberView(number, events.get(number.id) ?? []));
}

/** Changes a number's settings; absent ones stay. For admins: throws DomainError "forbidden", and "not_found". */
export async function updateNumber(
  actor: Actor,
  id: string,
  { throughputPerSecond, markReadOn, name }: NumberInput,
  now: Date,
): Promise<NumberView> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const before = await tx.phoneNumber.findUnique({
      where: { id },
      select: { name: true, throughputPerSecond: true, markReadOn: true },
    });
    if (!before) throw new DomainError("not_found", "This number does not exist.");
    const after = {
      ...(name === undefined ? {} : { name }),
      ...(throughputPerSecond === undefined ? {} : { throughputPerSecond }),
      ...(markReadOn === undefined ? {} : { markReadOn }),
    };
    const setBy = throughputPerSecond === undefined ? {} : { throughputSetBy: admin.name };
    await tx.phoneNumber.update({ where: { id }, data: { ...after, ...setBy }, select: { id: true } });
    const act = { action: "number.changed", subject: "number", label: before.name, details: { before, after } } as const;
    await recordAudit(tx, admin, act, now);
  });
  const number = await db().phoneNumber.findUniqueOrThrow({ where: { id }, select: numberColumns });
  return toNumberView(number, (await loadEvents([id])).get(id) ?? []);
}

/** Notes that webhooks of these numbers come in, by our clock. */
export async function noteWebhooks(tx: Tx, events: readonly WebhookEvent[], now: Date): Promise<void> {
  const named = [...new Set(events.flatMap(({ phoneNumberId }) => (phoneNumberId === null ? [] : [phoneNumberId])))];
  if (named.length === 0) return;
  await tx.$executeRaw`
    UPDATE phone_number SET last_webhook_at = ${now}
    WHERE phone_number_id = ANY(${named}::text[])
      AND (last_webhook_at IS NULL OR last_webhook_at < ${new Date(now.getTime() - LAST_WEBHOOK_MS)})`;
}

type EventRecord = { id: string; field: string; event: string; details: JsonValue; happenedAt: Date; of: string };

/** The newest events of each number and of its account, in one query. */
async function loadEvents(numberIds: readonly string[]): Promise<Map<string, NumberEventView[]>> {
  const records = await db().$queryRaw<EventRecord[]>`
    SELECT n.id AS "of", e.id, e.field, e.event, e.details, e.happened_at AS "happenedAt"
    FROM phone_number n CROSS JOIN LATERAL (
      SELECT * FROM number_event e WHERE e.waba_id = n.waba_id AND (e.number_id IS NULL OR e.number_id = n.id)
      ORDER BY e.happened_at DESC, e.id DESC LIMIT ${MAX_EVENTS}) AS e
    WHERE n.id = ANY(${numberIds}::uuid[]) ORDER BY e.happened_at DESC, e.id DESC`;
  const events = new Map<string, NumberEventView[]>();
  for (const record of records) events.set(record.of, [...(events.get(record.of) ?? []), toEventView(record)]);
  return events;
}

function toEventView({ id, field, event, details: value, happenedAt }: EventRecord): NumberEventView {
  const told = { field, value };
  return {
    id,
    field,
    event,
    severity: accountEventSeverity(told),
    details: accountEventDetails(told),
    happenedAt: happenedAt.toISOString(),
  };
}

function toNumberView(
  { stoppedAt, stoppedCode, stoppedDetails, ...number }: NumberRecord,
  events: NumberEventView[],
): NumberView {
  const stopped = stoppedAt && { at: stoppedAt.toISOString(), code: stoppedCode, details: stoppedDetails };
  return { ...number, stopped, events };
}

/** Makes sure that the configured number has a row: at every start. What Meta calls it is learnt later. */
export async function ensureNumber(number: {
  phoneNumberId: string;
  wabaId: string;
  displayPhoneNumber: string;
  name: string;
}): Promise<void> {
  await db().phoneNumber.upsert({
    where: { phoneNumberId: number.phoneNumberId },
    create: { id: uuidv7(), ...number },
    update: { wabaId: number.wabaId },
    select: { id: true },
  });
}
