import { type PhoneSharing, SharingProblem, type SharingRequest } from "@/lib/contract/phone-history";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { PhoneData } from "@/lib/whatsapp/account";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { DECLINED_CODE, readPhoneHistory } from "./phone-history";
import type { SendingContext } from "./sending-context";

/** Meta takes each request once, in the first day. */
const ASK_WITHIN_MS = 24 * 3_600_000;
const PROBLEMS: ReadonlyMap<number, SharingProblem> = new Map([
  [2_593_107, "asked_before"],
  [2_593_108, "too_late"],
  [DECLINED_CODE, "declined"],
]);

type Number = { id: string; phoneNumberId: string };
type Asked = { askedAt: Date | null; problem: SharingProblem | null; answer: string | null };

/**
 * Asks Meta for what the phone of a number has, of what has not been asked for yet: contacts first, so that messages find their names.
 * Answers what came of it. Audited when Meta took one. For admins: throws DomainError "forbidden", "not_found", and "conflict" when the
 * number is on no phone or its day is over; and SealError.
 */
export async function askPhone(actor: Actor, id: string, context: SendingContext): Promise<PhoneSharing> {
  const admin = await requireRole(db(), actor, "admin");
  const number = await db().phoneNumber.findUnique({
    where: { id },
    select: { id: true, name: true, phoneNumberId: true, wabaId: true, isOnPhone: true, onboardedAt: true },
  });
  if (!number) throw new DomainError("not_found", "This number does not exist.");
  const before = await readPhoneSharing(number, context.now());
  if (!before?.canAsk) throw new DomainError("conflict", "This phone cannot be asked, or has been.");
  const taken = await requestAll(number, await context.clientFor(number), context.now);
  if (taken.length > 0) {
    const act = { action: "number.phone_asked", subject: "number", label: number.name, details: { taken } } as const;
    await db().$transaction((tx) => recordAudit(tx, admin, act, context.now()));
  }
  const after = await readPhoneSharing(number, context.now());
  return after ?? before;
}

/** Asks for both, as far as they have not been taken, and keeps what Meta says. Answers which it took. */
export async function requestAll(number: Number, client: WhatsAppClient, now: () => Date): Promise<PhoneData[]> {
  const known = await db().numberHistory.findUnique({ where: { numberId: number.id } });
  const taken: PhoneData[] = [];
  if (!known?.contactsAskedAt) {
    const { askedAt, problem, answer } = await request(number, "smb_app_state_sync", client, now);
    await keep(number.id, { contactsAskedAt: askedAt, contactsProblem: problem, contactsAnswer: answer }, now());
    if (askedAt) taken.push("smb_app_state_sync");
  }
  if (!known?.historyAskedAt) {
    const beganAt = now();
    const { askedAt, problem, answer } = await request(number, "history", client, now);
    await keep(number.id, { historyAskedAt: askedAt, historyProblem: problem, historyAnswer: answer }, now());
    if (askedAt) await forgetFormer(number.id, beganAt);
    if (askedAt) taken.push("history");
  }
  return taken;
}

async function request({ phoneNumberId }: Number, what: PhoneData, client: WhatsAppClient, now: () => Date): Promise<Asked> {
  const outcome = await client.requestPhoneData(phoneNumberId, what);
  const { answer } = outcome;
  if (outcome.kind === "found") return { askedAt: now(), problem: null, answer: null };
  if (outcome.kind !== "rejected") return { askedAt: null, problem: "not_reached", answer };
  return { askedAt: null, problem: PROBLEMS.get(outcome.error.code ?? 0) ?? "refused", answer };
}

type Kept = Partial<Record<"contactsAskedAt" | "historyAskedAt", Date | null>> &
  Partial<Record<"contactsProblem" | "contactsAnswer" | "historyProblem" | "historyAnswer", string | null>>;

async function keep(numberId: string, kept: Kept, updatedAt: Date): Promise<void> {
  await db().numberHistory.upsert({
    where: { numberId },
    create: { numberId, ...kept, updatedAt },
    update: { ...kept, updatedAt },
    select: { numberId: true },
  });
}

/** A number that left and came back shares anew: what an earlier sharing told says nothing of this one. */
async function forgetFormer(numberId: string, beganAt: Date): Promise<void> {
  await db().numberHistoryChunk.deleteMany({ where: { numberId, receivedAt: { lt: beganAt } } });
  await db().numberHistory.updateMany({
    where: { numberId, refusedAt: { lt: beganAt } },
    data: { refusedCode: null, refusedWords: null, refusedAt: null },
  });
}

/** What is known of what a number's phone shares; null = it is on no phone, as far as we know. */
export async function readPhoneSharing(
  { id, isOnPhone, onboardedAt }: { id: string; isOnPhone: boolean | null; onboardedAt: Date | null },
  now: Date,
): Promise<PhoneSharing | null> {
  const shared = await readPhoneHistory(id);
  if (isOnPhone !== true && shared === null) return null;
  const row = await db().numberHistory.findUnique({ where: { numberId: id } });
  const contacts = toRequest(row?.contactsAskedAt ?? null, row?.contactsProblem ?? null, row?.contactsAnswer ?? null);
  const history = toRequest(row?.historyAskedAt ?? null, row?.historyProblem ?? null, row?.historyAnswer ?? null);
  const until = onboardedAt && new Date(onboardedAt.getTime() + ASK_WITHIN_MS);
  const isLeft = [contacts, history].some(({ askedAt, problem }) => askedAt === null && problem !== "asked_before");
  return {
    contacts,
    history,
    canAskUntil: until?.toISOString() ?? null,
    canAsk: isOnPhone === true && isLeft && (until === null || now < until),
    shared: shared ?? NOTHING,
  };
}

const NOTHING: PhoneSharing["shared"] = {
  state: "not_asked",
  phase: null,
  percent: 0,
  messages: 0,
  lastAt: null,
  refusal: null,
  contacts: 0,
};

function toRequest(askedAt: Date | null, problem: string | null, answer: string | null): SharingRequest {
  return { askedAt: askedAt?.toISOString() ?? null, problem: SharingProblem.safeParse(problem).data ?? null, answer };
}
