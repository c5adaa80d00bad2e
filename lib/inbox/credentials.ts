import { db, type Tx } from "@/lib/db";
import type { Sealer } from "@/lib/sealing";

const ACCESS_TOKEN = "access-token";
const APP_SECRET = "app-secret";

/** What speaks to Meta for a number, opened. Never logged, never answered to a browser. */
export type NumberKeys = { appId: string; accessToken: string; appSecret: string };

/** Keys as they are stored. */
type SealedKeys = { accessToken: string; appSecret: string };

export function sealAccessToken(sealer: Sealer, accessToken: string): string {
  return sealer.seal(accessToken, ACCESS_TOKEN);
}

export function sealAppSecret(sealer: Sealer, appSecret: string): string {
  return sealer.seal(appSecret, APP_SECRET);
}

/** Throws SealError when the deployment's secret is not the one it was sealed with. */
export function openAccessToken(sealer: Sealer, sealed: string): string {
  return sealer.open(sealed, ACCESS_TOKEN);
}

/** Throws SealError, like `openAccessToken`. */
export function openAppSecret(sealer: Sealer, sealed: string): string {
  return sealer.open(sealed, APP_SECRET);
}

/** The keys a number was connected with; null = it uses those of the environment. Throws SealError. */
export async function loadKeys(sealer: Sealer, phoneNumberId: string): Promise<NumberKeys | null> {
  const stored = await db().numberCredential.findFirst({
    where: { number: { phoneNumberId } },
    select: { appId: true, accessToken: true, appSecret: true },
  });
  return stored && { appId: stored.appId, ...openKeys(sealer, stored) };
}

function openKeys(sealer: Sealer, sealed: SealedKeys): SealedKeys {
  return { accessToken: openAccessToken(sealer, sealed.accessToken), appSecret: openAppSecret(sealer, sealed.appSecret) };
}

/** Keeps a number's keys, in place of those it had. The caller publishes "keys". */
export async function storeKeys(
  tx: Tx,
  sealer: Sealer,
  numberId: string,
  keys: NumberKeys,
  { setBy, setAt }: { setBy: string; setAt: Date },
): Promise<void> {
  const data = {
    appId: keys.appId,
    accessToken: sealAccessToken(sealer, keys.accessToken),
    appSecret: sealAppSecret(sealer, keys.appSecret),
    setBy,
    setAt,
  };
  await tx.numberCredential.upsert({
    where: { numberId },
    create: { numberId, ...data },
    update: data,
    select: { numberId: true },
  });
}
