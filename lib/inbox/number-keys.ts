import type { KeysInput, KeysResult } from "@/lib/contract/number-connection";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { publish } from "@/lib/realtime/publish";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import type { ConnectingContext } from "./connecting-context";
import { checkEntered } from "./connection-checks";
import { loadKeys, type NumberKeys, storeKeys } from "./credentials";

/**
 * Replaces a number's token, its app secret, or both, after the checks that connecting it makes: what is not good is not stored, and
 * the answer says why. What was the environment's becomes the number's own. Audited. For admins: throws DomainError "forbidden",
 * "not_found", and "invalid_input" when nothing is given.
 */
export async function replaceKeys(
  actor: Actor,
  numberId: string,
  { accessToken, appSecret }: KeysInput,
  context: ConnectingContext,
): Promise<KeysResult> {
  await requireRole(db(), actor, "admin");
  if (accessToken === undefined && appSecret === undefined) throw new DomainError("invalid_input", "Enter a token or a secret.");
  const number = await db().phoneNumber.findUnique({
    where: { id: numberId },
    select: { name: true, phoneNumberId: true, wabaId: true },
  });
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  const { phoneNumberId, wabaId } = number;
  const known = await currentKeys(phoneNumberId, { accessToken, appSecret }, context);
  const steps = await checkEntered({ ...known, wabaId, phoneNumberId }, false, context);
  const checks = (["token", "secret", "number", "events"] as const).map((step) => ({ step, ...steps[step] }));
  // A number that Meta has restricted still needs its keys replaced.
  const isStored = checks.every(({ state, problem }) => state === "done" || problem === "number_not_connected");
  if (isStored) await store(actor, { ...number, numberId }, { ...known, appId: steps.token.facts.appId ?? "" }, context);
  return { isStored, checks };
}

/** What was given, and for the rest what the number uses now. Keys that do not open any more must be given both. */
async function currentKeys(phoneNumberId: string, given: KeysInput, { configured, sealer }: ConnectingContext) {
  const { accessToken, appSecret } = given;
  if (accessToken !== undefined && appSecret !== undefined) return { accessToken, appSecret };
  const current = (await loadKeys(sealer, phoneNumberId)) ?? configured;
  return { accessToken: accessToken ?? current.accessToken, appSecret: appSecret ?? current.appSecret };
}

async function store(
  actor: Actor,
  { numberId, name }: { numberId: string; name: string },
  keys: NumberKeys,
  { now, sealer }: ConnectingContext,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const admin = await requireRole(tx, actor, "admin");
    const details = { appId: keys.appId };
    await storeKeys(tx, sealer, numberId, keys, { setBy: admin.name, setAt: now() });
    await tx.phoneNumber.update({
      where: { id: numberId },
      data: { tokenValid: true, tokenProblem: null, subscribed: true, checkedAt: now() },
      select: { id: true },
    });
    await recordAudit(tx, admin, { action: "number.keys_replaced", subject: "number", label: name, details }, now());
    await publish(tx, { type: "keys" });
  });
}
