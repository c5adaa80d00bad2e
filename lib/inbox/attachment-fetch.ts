import { realNow } from "@/lib/clock";
import type { AttachmentFailure } from "@/lib/contract/attachment";
import { db } from "@/lib/db";
import { enqueue } from "@/lib/jobs/enqueue";
import { probeFile } from "@/lib/media/probe";
import { type SpooledFile, withSpooled } from "@/lib/media/spool";
import { publish } from "@/lib/realtime/publish";
import { StoreAwayError } from "@/lib/storage/file-store";
import { MediaTooLargeError } from "@/lib/whatsapp/media-download";
import { type Opened, openAtMeta } from "./attachment-download";
import { insertFile, keysFor, storeBytes } from "./media-files";
import type { SendingContext } from "./sending-context";

/** Tries of what should pass by itself, over some six hours; and of a file that nobody saw the end of, because it ended the worker. */
const MAX_ATTEMPTS = 12;
/** Tries of what Meta says not to know, over some four minutes: it may tell of a file before it has it everywhere. */
const MAX_DOUBTS = 6;
const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 60 * 60_000;
/** What only a person can repair is tried as long as Meta keeps the file; and so is a store of ours that takes nothing. */
const REPAIR_DELAY_MS = 15 * 60_000;
const STORE_DELAY_MS = 60_000;
/** Delays grow by up to this share, so that what failed together does not come back together. */
const JITTER = 0.25;

type Open = Extract<Opened, { kind: "open" }>;

type Waiting = {
  id: string;
  conversationId: string;
  mediaId: string;
  claimedSha256: string | null;
  fileName: string | null;
  attempts: number;
  expiresAt: Date | null;
  phoneNumberId: string;
  wabaId: string;
};

/**
 * Fetches a file that a contact sent, from Meta into our store; nothing when it is not waiting for that, or not yet. Several workers
 * at once may: the bytes are kept under the attachment's id, and one of them makes the row. Throws only for the database.
 */
export async function fetchAttachment(attachmentId: string, context: SendingContext): Promise<void> {
  const waiting = await beginAttempt(attachmentId, context.now());
  if (!waiting) return;
  if (waiting.expiresAt && waiting.expiresAt <= context.now()) return expire(waiting);
  if (waiting.attempts > MAX_ATTEMPTS) return fail(waiting, "unreachable", null);
  const opened = await openAtMeta(await context.clientFor(waiting), waiting.mediaId, waiting.phoneNumberId);
  if (opened.kind === "over") return fail(waiting, opened.failure, opened.code);
  if (opened.kind === "unknown") return doubt(waiting, opened.code, context);
  if (opened.kind === "later") return postpone(waiting, opened.code, opened.isOurs ? REPAIR_DELAY_MS : null, context);
  await take(waiting, opened, context);
}

/**
 * Whether bytes are those that Meta told of: it writes the same SHA-256 in base64 or in hex. What is no SHA-256 in either tells
 * nothing.
 */
export function matchesClaim(checksum: string, claim: string): boolean {
  const hex = /^[0-9a-f]{64}$/i.test(claim) ? claim.toLowerCase() : Buffer.from(claim, "base64").toString("hex");
  return hex.length !== checksum.length || hex === checksum;
}

/** Reads an opened file and keeps it, or says what kept us from it. */
async function take(waiting: Waiting, { content, sha256 }: Open, context: SendingContext): Promise<void> {
  const claims = [waiting.claimedSha256, sha256].filter((claim) => claim !== null);
  let arrived = false;
  try {
    await withSpooled(content, (file) => {
      arrived = true;
      return keep(waiting, file, claims, context);
    });
  } catch (error) {
    if (arrived) {
      context.log.error({ err: error, attachmentId: waiting.id }, "a file could not be kept");
      return postpone(waiting, null, isStores(error) ? STORE_DELAY_MS : null, context);
    }
    if (error instanceof MediaTooLargeError) return fail(waiting, "too_large", null);
    context.log.debug({ err: error, attachmentId: waiting.id }, "a file broke off on its way");
    await postpone(waiting, null, null, context);
  }
}

async function beginAttempt(id: string, now: Date): Promise<Waiting | null> {
  const [waiting] = await db().$queryRaw<Waiting[]>`
    UPDATE attachment t SET attempts = t.attempts + 1
    FROM conversation c JOIN phone_number n ON n.id = c.number_id
    WHERE t.id = ${id}::uuid AND t.state = 'waiting' AND t.media_id IS NOT NULL AND c.id = t.conversation_id
      AND (t.retry_at IS NULL OR t.retry_at <= ${now}::timestamptz)
    RETURNING t.id, t.conversation_id AS "conversationId", t.media_id AS "mediaId", t.claimed_sha256 AS "claimedSha256",
      t.file_name AS "fileName", t.attempts, t.expires_at AS "expiresAt", n.phone_number_id AS "phoneNumberId",
      n.waba_id AS "wabaId"`;
  return waiting ?? null;
}

/**
 * A file whose checksum is another one is kept all the same, and the attachment says so: Meta writes checksums in two ways that
 * contradict each other, and a picture that an agent can look at is better than none.
 */
async function keep(waiting: Waiting, file: SpooledFile, claims: readonly string[], context: SendingContext): Promise<void> {
  const probed = await probeFile(file.path, waiting.fileName);
  const keys = keysFor("received", waiting.id, probed);
  await storeBytes(context.storage, keys, file, probed);
  const isOther = !claims.every((claim) => matchesClaim(file.checksum, claim));
  const failure: AttachmentFailure | null = isOther ? "mismatch" : null;
  await db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<unknown[]>`
      SELECT 1 FROM attachment WHERE id = ${waiting.id}::uuid AND state = 'waiting' FOR UPDATE`;
    if (!locked) return;
    const fileId = await insertFile(tx, {
      keys,
      file,
      probed,
      fileName: waiting.fileName,
      uploadedById: null,
      createdAt: context.now(),
    });
    await tx.attachment.update({
      where: { id: waiting.id },
      data: { state: "ready", fileId, failure, failureCode: null, retryAt: null },
      select: { id: true },
    });
    await publish(tx, { type: "changed", conversations: [waiting.conversationId] });
  });
}

/** Gone only once Meta has not known it for minutes. */
async function doubt(waiting: Waiting, code: number | null, context: SendingContext): Promise<void> {
  return waiting.attempts >= MAX_DOUBTS ? fail(waiting, "gone", code) : postpone(waiting, code, null, context);
}

/** Waiting for a repair of ours, so long, uses up no try; null = for what should pass by itself. */
async function postpone(waiting: Waiting, code: number | null, repairMs: number | null, { now }: SendingContext): Promise<void> {
  if (repairMs === null && waiting.attempts >= MAX_ATTEMPTS) return fail(waiting, "unreachable", code);
  const backoffMs = repairMs ?? Math.min(FIRST_DELAY_MS * 3 ** (waiting.attempts - 1), LONGEST_DELAY_MS);
  const delayMs = backoffMs * (1 + JITTER * Math.random());
  const retryAt = new Date(now().getTime() + delayMs);
  await db().$transaction(async (tx) => {
    const attempts = repairMs === null ? waiting.attempts : waiting.attempts - 1;
    await tx.attachment.updateMany({
      where: { id: waiting.id, state: "waiting" },
      data: { attempts, retryAt, failureCode: code },
    });
    const runAt = new Date(realNow().getTime() + delayMs);
    await enqueue(tx, { kind: "fetch-attachment", attachmentId: waiting.id }, { runAt });
  });
}

/** Whether our store is at fault, and not the file: the bucket, or the disk. */
function isStores(error: unknown): boolean {
  return error instanceof StoreAwayError || (error instanceof Error && "syscall" in error);
}

async function fail(waiting: Waiting, failure: AttachmentFailure, code: number | null): Promise<void> {
  await settle(waiting, { state: "failed", failure, failureCode: code });
}

async function expire(waiting: Waiting): Promise<void> {
  await settle(waiting, { state: "expired", failure: "gone", failureCode: null });
}

async function settle(
  { id, conversationId }: Waiting,
  end: { state: "failed" | "expired"; failure: AttachmentFailure; failureCode: number | null },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { count } = await tx.attachment.updateMany({ where: { id, state: "waiting" }, data: { ...end, retryAt: null } });
    if (count > 0) await publish(tx, { type: "changed", conversations: [conversationId] });
  });
}
