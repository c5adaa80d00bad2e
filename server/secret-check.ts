import { db } from "@/lib/db";
import type { Env } from "@/lib/env";
import { openAccessToken } from "@/lib/inbox/credentials";
import { createSealer, SealError, type Sealer } from "@/lib/sealing";
import { Refusal } from "./refusal";

const SETTING = "secretCheck";
const PURPOSE = "secret check";

/**
 * Makes sure that SECRET is the one which this database was used with, as long as something is sealed with it: processes with
 * different ones would each lose what the other wrote. Throws a Refusal, unless SECRET_REPLACED says that the old one is given up.
 */
export async function checkSecret({ SECRET, SECRET_REPLACED }: Pick<Env, "SECRET" | "SECRET_REPLACED">): Promise<void> {
  const sealer = createSealer(SECRET);
  const row = await db().setting.findUnique({ where: { key: SETTING }, select: { value: true } });
  if (row && opens(() => sealer.open(String(row.value), PURPOSE))) return;
  const isForeign = row ? await isAnythingSealed() : await holdsForeignKeys(sealer);
  if (isForeign && SECRET_REPLACED !== "true") {
    throw new Refusal(
      "SECRET is not the one that this database was used with, so the keys and second steps in it cannot be opened: " +
        "give the former one (without SECRET it is the file secret in DATA_DIR), or start once with SECRET_REPLACED=true and enter them anew.",
    );
  }
  const value = sealer.seal("", PURPOSE);
  await db().setting.upsert({ where: { key: SETTING }, create: { key: SETTING, value }, update: { value } });
}

/** Where nothing was sealed yet, any secret will do. */
async function isAnythingSealed(): Promise<boolean> {
  const [keys, app] = await Promise.all([
    db().numberCredential.findFirst({ select: { numberId: true } }),
    db().authenticatorApp.findFirst({ where: { confirmedAt: { not: null } }, select: { agentId: true } }),
  ]);
  return keys !== null || app !== null;
}

/** For a database that was used before its secret was noted. */
async function holdsForeignKeys(sealer: Sealer): Promise<boolean> {
  const keys = await db().numberCredential.findFirst({ select: { accessToken: true } });
  return keys !== null && !opens(() => openAccessToken(sealer, keys.accessToken));
}

function opens(open: () => string): boolean {
  try {
    open();
    return true;
  } catch (error) {
    if (error instanceof SealError) return false;
    throw error;
  }
}
