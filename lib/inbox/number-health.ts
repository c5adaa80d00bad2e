import { type NumberHealth, TokenProblem } from "@/lib/contract/number";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { readAccountFacts } from "@/lib/whatsapp/account-event";
import type { JsonValue } from "@/lib/whatsapp/json";
import { type Actor, requireRole } from "./access";
import { findClockAstray } from "./clock-astray";
import { readIngestHealth } from "./ingest-health";
import { customersBegunWith, readThroughput } from "./number-load";
import { readPhoneSharing } from "./phone-sharing";

/** How far back "today" may begin: a day, and the hours that a clock may be set back. */
const MAX_TODAY_MS = 26 * 3_600_000;
/** Events of an account among which the last change of quality is looked for. */
const MAX_EVENTS = 200;

/**
 * What is known of a number. `today`: when the reader's day began; the day of UTC unless told. For admins: throws DomainError
 * "forbidden" and "not_found".
 */
export async function readNumberHealth(actor: Actor, id: string, today: Date | null, now: Date): Promise<NumberHealth> {
  await requireRole(db(), actor, "admin");
  const number = await db().phoneNumber.findUnique({
    where: { id },
    include: { credential: { select: { appId: true, setBy: true, setAt: true } } },
  });
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  const since = beginningOfToday(today, now);
  const [ingest, throughput, customers, quality, phone, clockAstray] = await Promise.all([
    readIngestHealth(since, now),
    readThroughput(number, since, now),
    customersBegunWith(number, now),
    readQuality(number),
    readPhoneSharing(number, now),
    findClockAstray(),
  ]);
  const { credential } = number;
  return {
    asOf: now.toISOString(),
    checkedAt: number.checkedAt?.toISOString() ?? null,
    status: number.status,
    verifiedName: number.verifiedName,
    nameStatus: number.nameStatus,
    quality,
    lastWebhookAt: number.lastWebhookAt?.toISOString() ?? null,
    ingest,
    clockAstray,
    customers,
    throughput,
    token: {
      isValid: number.tokenValid,
      expiresAt: number.tokenExpiresAt?.toISOString() ?? null,
      problem: TokenProblem.safeParse(number.tokenProblem).data ?? null,
    },
    keys: credential && { ...credential, setAt: credential.setAt.toISOString() },
    isSubscribed: number.subscribed,
    phone,
    phoneNumberId: number.phoneNumberId,
    wabaId: number.wabaId,
  };
}

function beginningOfToday(asked: Date | null, now: Date): Date {
  const oldest = now.getTime() - MAX_TODAY_MS;
  const utc = Date.parse(`${now.toISOString().slice(0, 10)}T00:00:00Z`);
  const from = asked?.getTime() ?? utc;
  return new Date(from <= now.getTime() && from >= oldest ? from : utc);
}

/** The quality, since when, and what it was before: as far as webhooks told it. */
async function readQuality(number: { id: string; wabaId: string; quality: string | null }): Promise<NumberHealth["quality"]> {
  const events = await db().$queryRaw<{ field: string; details: JsonValue; happenedAt: Date }[]>`
    SELECT field, details, happened_at AS "happenedAt" FROM number_event
    WHERE waba_id = ${number.wabaId} AND (number_id IS NULL OR number_id = ${number.id}::uuid)
    ORDER BY happened_at DESC, id DESC LIMIT ${MAX_EVENTS}`;
  const told = events.flatMap(({ field, details, happenedAt }) => {
    const { quality } = readAccountFacts({ field, value: details });
    return quality === null ? [] : [{ quality, happenedAt }];
  });
  const changedAt = told.findIndex(({ quality }) => quality !== number.quality);
  const same = changedAt === -1 ? told : told.slice(0, changedAt);
  return {
    rating: number.quality,
    since: same.at(-1)?.happenedAt.toISOString() ?? null,
    before: told[changedAt]?.quality ?? null,
  };
}
