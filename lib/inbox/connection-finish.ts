import { v7 as uuidv7 } from "uuid";
import type { ConnectionStep, NumberConnected } from "@/lib/contract/number-connection";
import type { PhoneSharing } from "@/lib/contract/phone-history";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { enqueue } from "@/lib/jobs/enqueue";
import { publish } from "@/lib/realtime/publish";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import type { ConnectingContext } from "./connecting-context";
import { readArrivals } from "./connection-arrivals";
import { type CheckedSteps, checkEntered } from "./connection-checks";
import { isConnected, loadConnection, openEntered, type StoredConnection } from "./connections";
import { storeKeys } from "./credentials";
import { readPhoneSharing, requestAll } from "./phone-sharing";

/** Deliveries that came before the number was known, and are taken again: messages of the first minutes. */
const MAX_TAKEN_AGAIN = 500;
const MAX_LOOKED_AT = 20_000;

/**
 * Connects the number: asks Meta about everything once more, then makes the number with its keys, fetches its templates soon and
 * takes again what came for it meanwhile. Of one that is on a phone as well, Meta is asked for what the phone has. The callback address and the first message may be skipped, which the audit says. For
 * admins: throws DomainError "forbidden", "not_found", and "conflict" when a step is not done or the number is connected.
 */
export async function finishConnection(
  actor: Actor,
  id: string,
  name: string,
  context: ConnectingContext,
): Promise<NumberConnected> {
  await requireRole(db(), actor, "admin");
  const connection = await loadConnection(id);
  const entered = openEntered(connection, context);
  const steps = await checkEntered(entered, await isConnected(entered.phoneNumberId), context);
  const { accessToken, appSecret, wabaId, phoneNumberId } = entered;
  const undone = (["token", "number", "secret", "events"] as const).filter((step) => steps[step].state !== "done");
  if (undone.length > 0 || accessToken === null || appSecret === null || wabaId === null || phoneNumberId === null) {
    await keepSteps(id, steps, context.now());
    throw new DomainError("conflict", "A step is not done.", { steps: undone });
  }
  const { callback, message } = await readArrivals(connection);
  const skipped: ConnectionStep[] = [
    ...(callback.state === "done" ? [] : (["callback"] as const)),
    ...(message.state === "done" ? [] : (["message"] as const)),
  ];
  const numberId = uuidv7();
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const now = context.now();
    await createNumber(tx, { id: numberId, phoneNumberId, wabaId, name, steps, now });
    const keys = { appId: steps.token.facts.appId ?? "", accessToken, appSecret };
    await storeKeys(tx, context.sealer, numberId, keys, { setBy: admin.name, setAt: now });
    await tx.numberConnection.deleteMany({ where: { id } });
    await takeAgain(tx, phoneNumberId, now.getTime() - connection.createdAt.getTime());
    await enqueue(tx, { kind: "sync-templates", wabaId });
    await recordAudit(
      tx,
      admin,
      { action: "number.connected", subject: "number", label: name, details: { phoneNumberId, wabaId, skipped } },
      now,
    );
    await publish(tx, { type: "keys" });
  });
  return {
    numberId,
    phone: await shareFromPhone(numberId, phoneNumberId, steps, context.clientWith({ accessToken, appSecret }), context),
  };
}

/** Of a number that is on a phone as well: asked for at once, because Meta takes it within a day. That it is connected stands either way. */
async function shareFromPhone(
  id: string,
  phoneNumberId: string,
  { number: { facts } }: CheckedSteps,
  client: WhatsAppClient,
  { now }: ConnectingContext,
): Promise<PhoneSharing | null> {
  if (!facts.isOnPhone) return null;
  await requestAll({ id, phoneNumberId }, client, now);
  return readPhoneSharing({ id, isOnPhone: true, onboardedAt: toDate(facts.onboardedAt) }, now());
}

function toDate(instant: string | null | undefined): Date | null {
  return instant ? new Date(instant) : null;
}

type NewNumber = { id: string; phoneNumberId: string; wabaId: string; name: string; steps: CheckedSteps; now: Date };

/** Its check has just been done: what it found is what the health shows until the next one. */
async function createNumber(tx: Tx, { id, phoneNumberId, wabaId, name, steps, now }: NewNumber): Promise<void> {
  const { displayPhoneNumber, verifiedName, nameStatus, quality, status } = steps.number.facts;
  const { isOnPhone, onboardedAt } = steps.number.facts;
  const { expiresAt } = steps.token.facts;
  const { count } = await tx.phoneNumber.createMany({
    data: [
      {
        id,
        phoneNumberId,
        wabaId,
        name,
        displayPhoneNumber: displayPhoneNumber ?? "",
        verifiedName: verifiedName ?? null,
        nameStatus: nameStatus ?? null,
        quality: quality ?? null,
        status: status ?? null,
        isOnPhone: isOnPhone ?? false,
        onboardedAt: toDate(onboardedAt),
        checkedAt: now,
        tokenValid: true,
        tokenExpiresAt: toDate(expiresAt),
        subscribed: true,
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) throw new DomainError("conflict", "This number has just been connected.");
}

/** What came for the number while nobody knew it was only counted. Deliveries are timed by the database's clock. */
async function takeAgain(tx: Tx, phoneNumberId: string, ageMs: number): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery SET ingested_at = NULL WHERE id IN (
      SELECT id FROM (
        SELECT id, body FROM webhook_delivery
        WHERE received_at > now() - make_interval(secs => ${ageMs / 1000}::float8) AND ingested_at IS NOT NULL AND set_aside_at IS NULL
        ORDER BY received_at DESC LIMIT ${MAX_LOOKED_AT}) AS recent
      WHERE position(convert_to(${`"${phoneNumberId}"`}, 'UTF8') IN body) > 0
      ORDER BY id DESC LIMIT ${MAX_TAKEN_AGAIN})`;
}

async function keepSteps(id: StoredConnection["id"], steps: CheckedSteps, now: Date): Promise<void> {
  await db().numberConnection.updateMany({ where: { id }, data: { steps, updatedAt: now } });
}
