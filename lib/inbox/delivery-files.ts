import { db } from "@/lib/db";
import { publish } from "@/lib/realtime/publish";
import type { SendOutcome } from "@/lib/whatsapp/client";
import type { ClaimedMessage } from "./delivery-claim";
import { failByUs } from "./delivery-failure";
import { type Aftermath, release } from "./delivery-outcome";
import { forgetUploads } from "./media-uploads";
import { contentFiles } from "./outbound-content";
import type { SendingContext } from "./sending-context";

/** What Meta says to a media id that it does not know, among other things. */
const MEDIA_REFUSALS = new Set([100, 131053]);

const TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

/** Whether Meta may have refused a message because it has forgotten a file that we think it has. */
export function isUnknownMedia({ content }: ClaimedMessage, outcome: SendOutcome): boolean {
  return outcome.kind === "rejected" && MEDIA_REFUSALS.has(outcome.error.code) && contentFiles(content).length > 0;
}

/**
 * Forgets where Meta keeps the files of a claimed message, and puts it back at the head of its queue, so that they are uploaded
 * again. False when it is not `sending` any more.
 */
export async function renewUploads(message: ClaimedMessage): Promise<boolean> {
  const fileIds = contentFiles(message.content).map(({ fileId }) => fileId);
  await forgetUploads(message.numberId, fileIds);
  return db().$transaction((tx) => release(tx, message, { retryAt: null, error: null, attempts: message.attempts }), TRANSACTION);
}

/** Fails a claimed message whose file is not here any more. */
export async function recordMissingFile(message: ClaimedMessage, context: SendingContext): Promise<Aftermath> {
  context.log.error({ messageId: message.id }, "the file of a message is missing");
  await db().$transaction(async (tx) => {
    await failByUs(tx, message.id, "file_unavailable", context.now());
    await publish(tx, { type: "changed", conversations: [message.conversationId] });
  }, TRANSACTION);
  return "go-on";
}
