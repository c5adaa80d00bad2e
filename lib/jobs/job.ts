import { z } from "zod";

const conversationId = z.uuid();

/** Everything the worker can be asked to do, as it is stored. */
export const Job = z.discriminatedUnion("kind", [
  /** Send what waits in a conversation, oldest first. */
  z.object({ kind: z.literal("deliver-conversation"), conversationId }),
  /** Send the replies that waited for the contact to write. */
  z.object({ kind: z.literal("send-scheduled"), conversationId }),
  /** Tell WhatsApp that the conversation was read. */
  z.object({ kind: z.literal("mark-read"), conversationId }),
  /** Show the contact that we are typing. */
  z.object({ kind: z.literal("show-typing"), conversationId }),
  /** Fetch the templates of a WhatsApp Business account. */
  z.object({ kind: z.literal("sync-templates"), wabaId: z.string() }),
  /** Fetch a file that a contact sent. */
  z.object({ kind: z.literal("fetch-attachment"), attachmentId: z.uuid() }),
]);
export type Job = z.infer<typeof Job>;

export type JobKind = Job["kind"];

/** What runs each kind. A handler that throws is run again with growing delay, up to the kind's bound. */
export type JobHandlers = { [Kind in JobKind]: (job: Extract<Job, { kind: Kind }>) => Promise<void> };

/** Jobs with the same key wait as one: asking twice before it runs does it once. */
export function jobKey(job: Job): string {
  if (job.kind === "sync-templates") return `${job.kind}:${job.wabaId}`;
  if (job.kind === "fetch-attachment") return `${job.kind}:${job.attachmentId}`;
  return `${job.kind}:${job.conversationId}`;
}

/**
 * How often a job whose handler throws is run. Sending has its own rules for what Meta refuses, so that a throw there is a
 * bug or a lost database, and so has fetching; what WhatsApp is told out of courtesy is soon not worth telling any more.
 */
export const MAX_ATTEMPTS: Readonly<Record<JobKind, number>> = {
  "deliver-conversation": 25,
  "send-scheduled": 25,
  "mark-read": 6,
  "show-typing": 1,
  "sync-templates": 6,
  "fetch-attachment": 6,
};
