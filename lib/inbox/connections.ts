import { v7 as uuidv7 } from "uuid";
import {
  ConnectionSteps,
  type ConnectionView,
  type NumberChoice,
  type NumberChoiceInput,
  type NumberChoices,
  REQUIRED_STEPS,
} from "@/lib/contract/number-connection";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type Actor, requireRole } from "./access";
import type { ConnectingContext } from "./connecting-context";
import { readArrivals } from "./connection-arrivals";
import { checkEntered, type Entered, NOT_STARTED } from "./connection-checks";
import { openAccessToken, openAppSecret, sealAccessToken, sealAppSecret } from "./credentials";

/** More than anybody connects at once; it bounds the keys that webhooks are tried with. */
const MAX_CONNECTIONS = 20;
const MAX_ACCOUNTS = 20;
/** Everything that an admin may forget again is forgotten after this. */
const KEPT_DAYS = 30;

const columns = {
  id: true,
  startedBy: true,
  createdAt: true,
  updatedAt: true,
  accessToken: true,
  appSecret: true,
  appId: true,
  wabaId: true,
  phoneNumberId: true,
  steps: true,
} as const;

/** A connection as it is stored, keys sealed. */
export type StoredConnection = {
  id: string;
  startedBy: string;
  createdAt: Date;
  updatedAt: Date;
  accessToken: string | null;
  appSecret: string | null;
  appId: string | null;
  wabaId: string | null;
  phoneNumberId: string | null;
  steps: unknown;
};

/** The numbers that are being connected, the newest first. All of this file is for admins: throws DomainError "forbidden". */
export async function listConnections(actor: Actor, context: ConnectingContext): Promise<ConnectionView[]> {
  await requireRole(db(), actor, "admin");
  const stored = await db().numberConnection.findMany({ select: columns, orderBy: { createdAt: "desc" }, take: MAX_CONNECTIONS });
  return Promise.all(stored.map((connection) => toView(connection, context)));
}

/** Begins to connect a number. Throws "conflict" when too many wait to be finished. */
export async function startConnection(actor: Actor, context: ConnectingContext): Promise<ConnectionView> {
  const admin = await requireRole(db(), actor, "admin");
  const now = context.now();
  await db().numberConnection.deleteMany({ where: { updatedAt: { lt: new Date(now.getTime() - KEPT_DAYS * 86_400_000) } } });
  if ((await db().numberConnection.count()) >= MAX_CONNECTIONS) {
    throw new DomainError("conflict", "Finish or discard one of the numbers that are being connected first.");
  }
  const data = { id: uuidv7(), startedBy: admin.name, steps: {}, createdAt: now, updatedAt: now };
  return toView(await db().numberConnection.create({ data, select: columns }), context);
}

/** One connection, as it was last checked; what has arrived meanwhile is looked up. Throws "not_found". */
export async function readConnection(actor: Actor, id: string, context: ConnectingContext): Promise<ConnectionView> {
  await requireRole(db(), actor, "admin");
  return toView(await loadConnection(id), context);
}

/** Forgets a connection and the keys that were entered for it. Discarding twice is fine. */
export async function discardConnection(actor: Actor, id: string): Promise<void> {
  await db().$transaction(async (tx) => {
    await requireRole(tx, actor, "admin");
    await tx.numberConnection.deleteMany({ where: { id } });
    await publish(tx, { type: "keys" });
  });
}

/** What may be entered: any part of it. */
export type Entry = { accessToken?: string; appSecret?: string; number?: NumberChoiceInput };

/**
 * Keeps what was entered (sealed) and asks Meta about all of it. With nothing entered it only asks again. Of two at once the later
 * one wins. Throws "not_found".
 */
export async function enter(actor: Actor, id: string, entry: Entry, context: ConnectingContext): Promise<ConnectionView> {
  await requireRole(db(), actor, "admin");
  const before = await loadConnection(id);
  const known = openEntered(before, context);
  const entered: Entered = {
    accessToken: entry.accessToken ?? known.accessToken,
    appSecret: entry.appSecret ?? known.appSecret,
    wabaId: entry.number?.wabaId ?? known.wabaId,
    phoneNumberId: entry.number?.phoneNumberId ?? known.phoneNumberId,
  };
  const steps = await checkEntered(entered, await isConnected(entered.phoneNumberId), context);
  await db().$transaction(async (tx) => {
    await tx.numberConnection.updateMany({
      where: { id },
      data: {
        ...(entry.accessToken === undefined ? {} : { accessToken: sealAccessToken(context.sealer, entry.accessToken) }),
        ...(entry.appSecret === undefined ? {} : { appSecret: sealAppSecret(context.sealer, entry.appSecret) }),
        ...(entry.number ?? {}),
        appId: steps.token.facts.appId ?? null,
        steps,
        updatedAt: context.now(),
      },
    });
    await publish(tx, { type: "keys" });
  });
  return toView(await loadConnection(id), context);
}

/** The numbers that the token sees. Throws "not_found", and "conflict" before there is a token. */
export async function listChoices(actor: Actor, id: string, context: ConnectingContext): Promise<NumberChoices> {
  await requireRole(db(), actor, "admin");
  const { accessToken, appSecret, wabaId } = openEntered(await loadConnection(id), context);
  if (accessToken === null) throw new DomainError("conflict", "Enter the access token first.");
  const client = context.clientWith({ accessToken, appSecret: appSecret ?? undefined });
  const token = await client.debugToken();
  const named = token.kind === "found" ? token.value.accounts : [];
  const accounts = [...new Set([...named, ...(wabaId === null ? [] : [wabaId])])].slice(0, MAX_ACCOUNTS);
  const lists = await Promise.all(
    accounts.map(async (account) => ({ account, outcome: await client.listPhoneNumbers(account) })),
  );
  const connected = await db().phoneNumber.findMany({ select: { phoneNumberId: true } });
  const known = new Set(connected.map(({ phoneNumberId }) => phoneNumberId));
  const numbers = lists.flatMap(({ account, outcome }): NumberChoice[] =>
    (outcome.kind === "found" ? outcome.value : []).map(({ phoneNumberId, displayPhoneNumber, verifiedName, status }) => {
      return { phoneNumberId, wabaId: account, displayPhoneNumber, verifiedName, status, isConnected: known.has(phoneNumberId) };
    }),
  );
  return { numbers, isComplete: named.length > 0 && lists.every(({ outcome }) => outcome.kind === "found") };
}

/** Throws DomainError "not_found". */
export async function loadConnection(id: string): Promise<StoredConnection> {
  const connection = await db().numberConnection.findUnique({ where: { id }, select: columns });
  if (!connection) throw new DomainError("not_found", "This number is not being connected any more.");
  return connection;
}

/** What was entered, opened. Throws SealError when the deployment's secret has changed since. */
export function openEntered(connection: StoredConnection, { sealer }: ConnectingContext): Entered {
  return {
    accessToken: connection.accessToken === null ? null : openAccessToken(sealer, connection.accessToken),
    appSecret: connection.appSecret === null ? null : openAppSecret(sealer, connection.appSecret),
    wabaId: connection.wabaId,
    phoneNumberId: connection.phoneNumberId,
  };
}

/** Whether a number is one of ours already. */
export async function isConnected(phoneNumberId: string | null): Promise<boolean> {
  if (phoneNumberId === null) return false;
  return (await db().phoneNumber.count({ where: { phoneNumberId } })) > 0;
}

async function toView(connection: StoredConnection, context: ConnectingContext): Promise<ConnectionView> {
  const { callback, message } = await readArrivals(connection);
  const stored = ConnectionSteps.safeParse({ ...EMPTY, ...(connection.steps as object), callback, message });
  const steps = stored.success ? stored.data : { ...EMPTY, callback, message };
  return {
    id: connection.id,
    startedBy: connection.startedBy,
    createdAt: connection.createdAt.toISOString(),
    updatedAt: connection.updatedAt.toISOString(),
    wabaId: connection.wabaId,
    phoneNumberId: connection.phoneNumberId,
    hasToken: connection.accessToken !== null,
    hasSecret: connection.appSecret !== null,
    steps,
    callbackUrl: context.callbackUrl,
    canFinish: REQUIRED_STEPS.every((step) => steps[step].state === "done"),
  };
}

const EMPTY = { token: NOT_STARTED, number: NOT_STARTED, secret: NOT_STARTED, events: NOT_STARTED };
