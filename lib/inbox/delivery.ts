import { v7 as uuidv7 } from "uuid";
import { db } from "@/lib/db";
import type { MediaIds } from "@/lib/whatsapp/outbound-interactive";
import { claimNext, lookAhead, type Outlook } from "./delivery-claim";
import { isUnknownMedia, recordMissingFile, renewUploads } from "./delivery-files";
import { type Aftermath, recordOutcome, takeBack } from "./delivery-outcome";
import { ensureUploaded, type UploadedFiles } from "./media-uploads";
import { toRequest } from "./outbound-content";
import { enqueueDelivery } from "./outbound-queue";
import { takeTurn, untilTurn } from "./pacing";
import type { SendingContext } from "./sending-context";

/** A worker that stood still this long after its claim must not send any more: others will soon call the message unknown. */
const CLAIM_LIFETIME_MS = 10_000;
const STALLED = { kind: "not-sent", reason: "stalled" } as const;

/** What waits for a paused number comes back spread over this share of the wait. */
const SPREAD = 0.25;

const NO_FILES: UploadedFiles = { kind: "ready", mediaIds: new Map() };

type Options = { probe?: boolean };

/** One run through a conversation's queue. */
type Run = {
  conversationId: string;
  context: SendingContext;
  probe: boolean;
  /** Messages whose files were uploaded anew, because Meta did not know them any more: that helps once or not at all. */
  renewed: Set<string>;
};

type UnreadyFiles = Exclude<UploadedFiles, { kind: "ready" }>;
type Sendable = Extract<Outlook, { kind: "send" }>;

/**
 * Sends what waits in a conversation, oldest first, until nothing is left or something has to be waited for; then a job,
 * a status webhook or the queue's upkeep goes on. Any number of workers may do this at once: only what is claimed is
 * sent, and nothing is claimed while a message of the same conversation is on its way. With `probe`, a stopped number
 * is tried with one message.
 */
export async function deliverConversation(
  conversationId: string,
  context: SendingContext,
  { probe = false }: Options = {},
): Promise<void> {
  const run = { conversationId, context, probe, renewed: new Set<string>() };
  while ((await deliverNext(run)) === "go-on");
}

async function deliverNext(run: Run): Promise<Aftermath> {
  const { conversationId, context, probe } = run;
  const outlook = await lookAhead(conversationId, { now: context.now(), probe });
  if (outlook.kind === "rest") return "rest";
  if (outlook.kind === "act") {
    const { kind } = await claimNext(conversationId, { now: context.now(), probe, hasTurn: false });
    return kind === "rest" ? "rest" : "go-on";
  }
  // Before the turn and the claim, because it takes as long as the files are large.
  const { number, fileIds } = outlook;
  const files = fileIds.length === 0 ? NO_FILES : await ensureUploaded(number, fileIds, context);
  return files.kind === "ready" ? sendNext(run, outlook, files.mediaIds) : giveBack(run, outlook, files);
}

async function sendNext(run: Run, { number, fileIds, head }: Sendable, mediaIds: MediaIds): Promise<Aftermath> {
  const { conversationId, context, probe } = run;
  // Before the claim: keys that cannot be had leave the message where it is.
  const client = await context.clientFor(number);
  const turn = await takeTurn(number.id);
  if (turn.kind === "later") return comeBack(conversationId, turn.waitMs);
  const askedAt = performance.now();
  const claimId = uuidv7();
  const ready = await orTakeBack(run, claimId, async () => {
    const claim = await claimNext(conversationId, { now: context.now(), probe, hasTurn: true, fileIds, seen: head, claimId });
    if (claim.kind !== "claimed") return claim;
    const { message } = claim;
    const request = toRequest(message.content, message.recipient, message.id, mediaIds);
    await untilTurn(number.id, turn);
    return { kind: "ready", message, request } as const;
  });
  if (ready.kind !== "ready") return ready.kind === "rest" ? "rest" : "go-on";
  const { message, request } = ready;
  const isStale = performance.now() - askedAt > CLAIM_LIFETIME_MS;
  // Nothing may come between the last check and the one request of the claim.
  const outcome = isStale ? STALLED : await client.sendMessage(message.phoneNumberId, request);
  if (isUnknownMedia(message, outcome) && !run.renewed.has(message.id)) {
    run.renewed.add(message.id);
    if (await renewUploads(message)) return "go-on";
  }
  return recordOutcome(message, outcome, context);
}

/** Writes down why the files of the message at the head could not be made ready, as if Meta had said it of the message. */
async function giveBack(run: Run, { fileIds }: Sendable, files: UnreadyFiles): Promise<Aftermath> {
  const { conversationId, context, probe } = run;
  const claimId = uuidv7();
  const claim = await orTakeBack(run, claimId, () =>
    claimNext(conversationId, { now: context.now(), probe, hasTurn: true, fileIds, claimId }),
  );
  if (claim.kind !== "claimed") return claim.kind === "rest" ? "rest" : "go-on";
  const { message } = claim;
  if (files.kind === "file-missing") return recordMissingFile(message, context);
  // An upload without an answer reached nobody's phone: unlike a send, it may be made again.
  const outcome = files.kind === "uncertain" ? ({ kind: "not-sent", reason: files.reason } as const) : files;
  return recordOutcome(message, outcome, context);
}

/**
 * Does all that comes before a request. When that breaks, the message surely did not leave, whether or not its claim was committed: it
 * goes back to its place.
 */
async function orTakeBack<Result>(
  { conversationId, context }: Run,
  claimId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    await takeBack({ conversationId, claimId }, context);
    throw error;
  }
}

async function comeBack(conversationId: string, waitMs: number): Promise<Aftermath> {
  const delayMs = waitMs * (1 + SPREAD * Math.random());
  await db().$transaction((tx) => enqueueDelivery(tx, conversationId, delayMs));
  return "rest";
}
