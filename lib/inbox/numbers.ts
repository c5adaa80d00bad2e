import { v7 as uuidv7 } from "uuid";
import type { NumberInput, NumberView } from "@/lib/contract/number";
import { db } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";
import { DomainError } from "@/lib/errors";

const MAX_NUMBERS = 100;

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

/** The business's WhatsApp numbers, by name. */
export async function listNumbers(): Promise<NumberView[]> {
  const numbers = await db().phoneNumber.findMany({
    select: numberColumns,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: MAX_NUMBERS,
  });
  return numbers.map(toNumberView);
}

/** Changes a number's settings; absent ones stay. Throws DomainError "not_found". */
export async function updateNumber(id: string, input: NumberInput): Promise<NumberView> {
  const data = {
    ...(input.throughputPerSecond === undefined ? {} : { throughputPerSecond: input.throughputPerSecond }),
    ...(input.markReadOn === undefined ? {} : { markReadOn: input.markReadOn }),
  };
  const { count } = await db().phoneNumber.updateMany({ where: { id }, data });
  if (count === 0) throw new DomainError("not_found", "This number does not exist.");
  return toNumberView(await db().phoneNumber.findUniqueOrThrow({ where: { id }, select: numberColumns }));
}

function toNumberView({ stoppedAt, stoppedCode, stoppedDetails, ...number }: NumberRecord): NumberView {
  const stopped = stoppedAt && { at: stoppedAt.toISOString(), code: stoppedCode, details: stoppedDetails };
  return { ...number, stopped, events: [] };
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
