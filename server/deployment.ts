import { db } from "@/lib/db";
import { type Env, SANDBOX } from "@/lib/env";
import { ensureNumber } from "@/lib/inbox/numbers";
import { seedSandbox } from "@/prisma/seed/sandbox";
import { Refusal } from "./refusal";

const SETTING = "deployment";

/**
 * Gives a migrated database what this deployment starts from: the number's row, and in the sandbox, once, its demo data.
 * A database belongs to a sandbox or to a real number for good. Throws a Refusal where the other one is meant, so that
 * nobody meets invented customers, or lets a simulator write among real ones.
 */
export async function prepareDeployment(env: Env): Promise<void> {
  await claim(env.sandbox);
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
