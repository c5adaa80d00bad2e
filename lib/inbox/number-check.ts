import type { TokenProblem } from "@/lib/contract/number";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { SealError } from "@/lib/sealing";
import type { AccountNumber, AccountOutcome, SubscribedApp, TokenFacts } from "@/lib/whatsapp/account";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import { type Actor, requireRole } from "./access";
import type { SendingContext } from "./sending-context";

/** What sending and templates need of a token. */
export const NEEDED_SCOPES = ["whatsapp_business_messaging", "whatsapp_business_management"] as const;

const MAX_NUMBERS = 100;
/** Messages a second at each level of Meta's. */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ["STANDARD", 80],
  ["HIGH", 1_000],
]);

type CheckedNumber = { id: string; phoneNumberId: string; wabaId: string };
type Found = {
  number: AccountOutcome<AccountNumber>;
  token: AccountOutcome<TokenFacts>;
  apps: AccountOutcome<SubscribedApp[]>;
};

/** Asks Meta about every number. Run every quarter of an hour; one that cannot be asked holds up no other. */
export async function checkNumbers(context: SendingContext): Promise<void> {
  const numbers = await db().phoneNumber.findMany({
    select: { id: true, phoneNumberId: true, wabaId: true },
    orderBy: { checkedAt: { sort: "asc", nulls: "first" } },
    take: MAX_NUMBERS,
  });
  for (const number of numbers) await check(number, context);
}

/**
 * Asks Meta about one number and keeps what it says; what it does not say stays as it was. For admins: throws DomainError
 * "forbidden" and "not_found".
 */
export async function checkNumberNow(actor: Actor, id: string, context: SendingContext): Promise<void> {
  await requireRole(db(), actor, "admin");
  const number = await db().phoneNumber.findUnique({ where: { id }, select: { id: true, phoneNumberId: true, wabaId: true } });
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  await check(number, context);
}

async function check(number: CheckedNumber, context: SendingContext): Promise<void> {
  const client = await openClient(number, context);
  if (client === null) {
    await db().phoneNumber.updateMany({
      where: { id: number.id },
      data: { checkedAt: context.now(), tokenValid: null, tokenProblem: "sealed" satisfies TokenProblem },
    });
    return;
  }
  const [told, token, apps] = await Promise.all([
    client.readPhoneNumber(number.phoneNumberId),
    client.debugToken(),
    client.readSubscriptions(number.wabaId),
  ]);
  await store(number, { number: told, token, apps }, context.now());
}

/** Null when the number's keys were sealed with another secret. */
async function openClient(number: CheckedNumber, context: SendingContext): Promise<WhatsAppClient | null> {
  try {
    return await context.clientFor(number);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    context.log.warn({ err: error, numberId: number.id }, "the keys of a number cannot be opened");
    return null;
  }
}

async function store({ id }: CheckedNumber, { number, token, apps }: Found, now: Date): Promise<void> {
  const facts = number.kind === "found" ? number.value : null;
  await db().phoneNumber.updateMany({
    where: { id },
    data: {
      checkedAt: now,
      ...(facts ? told(facts) : { status: null }),
      ...readToken(token, now),
      subscribed: isSubscribed(apps, token),
    },
  });
  const level = LEVELS.get(facts?.throughputLevel ?? "");
  if (level === undefined) return;
  await db().phoneNumber.updateMany({ where: { id, throughputSetBy: null }, data: { throughputPerSecond: level } });
}

/** NA is Meta's other word for a number that is not rated yet. */
function told({ displayPhoneNumber, status, verifiedName, nameStatus, quality, messagingLimit, ...number }: AccountNumber) {
  const { isOnPhone, onboardedAt } = number;
  return {
    ...(isOnPhone === null ? {} : { isOnPhone }),
    ...(onboardedAt === null ? {} : { onboardedAt }),
    displayPhoneNumber,
    status,
    verifiedName,
    nameStatus,
    ...(quality === null ? {} : { quality: quality === "NA" ? "UNKNOWN" : quality }),
    ...(messagingLimit === null ? {} : { messagingLimit }),
  };
}

/** The token's columns. A token that Meta cannot be asked about is neither good nor bad: its end stays as it was known. */
export function readToken(token: AccountOutcome<TokenFacts>, now: Date) {
  const verdict = (tokenValid: boolean | null, tokenProblem: TokenProblem | null) => ({ tokenValid, tokenProblem });
  if (token.kind === "rejected" && token.error.code === 190) return verdict(false, "refused");
  if (token.kind !== "found") return verdict(null, "unreachable");
  const { isValid, expiresAt, scopes } = token.value;
  const isOver = expiresAt !== null && expiresAt <= now;
  const ofScopes = missingScopes(scopes).length > 0 ? "scopes_missing" : null;
  const verdictOfValid = isValid ? verdict(true, ofScopes) : verdict(false, "refused");
  return { ...(isOver ? verdict(false, "expired") : verdictOfValid), tokenExpiresAt: expiresAt };
}

/** The permissions that a token lacks. */
export function missingScopes(scopes: readonly string[]): string[] {
  return NEEDED_SCOPES.filter((scope) => !scopes.includes(scope));
}

/** Whether the account's events come to the token's app; null when Meta does not say. */
function isSubscribed(apps: AccountOutcome<SubscribedApp[]>, token: AccountOutcome<TokenFacts>): boolean | null {
  if (apps.kind !== "found") return null;
  const appId = token.kind === "found" ? token.value.appId : null;
  return appId === null ? apps.value.length > 0 : apps.value.some((app) => app.id === appId);
}
