import { db } from "@/lib/db";
import { type Env, SANDBOX } from "@/lib/env";
import { ensureNumber } from "@/lib/inbox/numbers";
import { holdSending, releaseSendingBySetting } from "@/lib/inbox/sending-hold";
import { seedSandbox } from "@/prisma/seed/sandbox";
import { findHome, noteHome } from "./home";
import { Refusal } from "./refusal";
import { checkSecret } from "./secret-check";

const SETTING = "deployment";

/**
 * Gives a migrated database what this deployment starts from: the number's row, and in the sandbox, once, its demo data.
 * A database belongs to a sandbox or to a real number for good, and to one SECRET. Throws a Refusal where another one is meant, so
 * that nobody meets invented customers, or lets a simulator write among real ones. One that was moved sends nothing until it may.
 * `clusterDirectory` = where our own PostgreSQL keeps it.
 */
export async function prepareDeployment(env: Env, clusterDirectory: string | null = null): Promise<void> {
  await claim(env.sandbox);
  await checkSecret(env);
  await decideSending(env, clusterDirectory);
  const phoneNumberId = env.WHATSAPP_PHONE_NUMBER_ID;
  await ensureNumber({
    phoneNumberId,
    wabaId: env.WHATSAPP_BUSINESS_ACCOUNT_ID,
    displayPhoneNumber: env.sandbox ? SANDBOX.displayPhoneNumber : "",
    name: env.sandbox ? SANDBOX.numberName : "WhatsApp",
  });
  if (!env.sandbox) return;
  const number = await db().phoneNumber.findUniqueOrThrow({ where: { phoneNumberId }, select: { id: true } });
  await seedSandbox(number.id, new Date());
}

async function claim(sandbox: boolean): Promise<void> {
  const kind = sandbox ? "sandbox" : "real";
  await db().setting.createMany({ data: { key: SETTING, value: kind }, skipDuplicates: true });
  const { value } = await db().setting.findUniqueOrThrow({ where: { key: SETTING }, select: { value: true } });
  if (value === kind) return;
  throw new Refusal(
    sandbox
      ? "This database belongs to a real WhatsApp number: set the five WHATSAPP_ variables, or give the sandbox another DATABASE_URL."
      : "This database holds the sandbox's demo data: give the real number another DATABASE_URL.",
  );
}

/** Before any process sends: a restored copy would answer people whom the original has answered. A sandbox reaches nobody. */
async function decideSending({ SENDING, sandbox }: Env, clusterDirectory: string | null): Promise<void> {
  const now = new Date();
  await db().$transaction(async (tx) => {
    const isMoved = await noteHome(tx, await findHome(tx, clusterDirectory));
    if (SENDING === "go") await releaseSendingBySetting(tx, now);
    else if (SENDING === "held") await holdSending(tx, "setting", now);
    else if (isMoved && !sandbox) await holdSending(tx, "moved", now);
  });
}
