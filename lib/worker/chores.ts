import { pruneLoginAttempts } from "@/lib/auth/login-limiter";
import { now } from "@/lib/clock";
import { expireAttachments, sweepAttachments } from "@/lib/inbox/attachment-upkeep";
import { pruneDrafts } from "@/lib/inbox/drafts";
import { recordIngestMinutes } from "@/lib/inbox/ingest-minutes";
import { checkNumbers } from "@/lib/inbox/number-check";
import { probeStoppedNumbers } from "@/lib/inbox/number-probe";
import { catchUpParkedStatuses } from "@/lib/inbox/parked-statuses";
import { settleUnknown, sweepQueue } from "@/lib/inbox/queue-upkeep";
import { pruneDeliveries } from "@/lib/inbox/retention";
import { sendDueReplies } from "@/lib/inbox/scheduled-sending";
import type { SendingContext } from "@/lib/inbox/sending-context";
import { enqueueTemplateSyncs } from "@/lib/inbox/template-sync";
import { pruneFiles } from "@/lib/inbox/uploaded-files";
import { beat } from "./heartbeat";
import type { Chore } from "./recurring";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

type ChoreOptions = {
  retentionDays: number;
  /** What keeps this worker from taking deliveries just now. */
  trouble: () => string | null;
};

/** What the worker does by the clock. Several workers doing the same at once is harmless. */
export function chores(context: SendingContext, { retentionDays, trouble }: ChoreOptions): Chore[] {
  return [
    { name: "beat", everyMs: 5 * SECOND, run: () => beat("worker", trouble()) },
    { name: "settle unknown sends", everyMs: 5 * SECOND, run: () => settleUnknown(now()) },
    { name: "send scheduled replies", everyMs: 2 * SECOND, run: () => sendDueReplies(now()) },
    { name: "sweep the queue", everyMs: 10 * SECOND, run: () => sweepQueue(now()) },
    { name: "sweep attachments", everyMs: 30 * SECOND, run: () => sweepAttachments(now()) },
    { name: "expire attachments", everyMs: MINUTE, run: () => expireAttachments(now()) },
    { name: "catch up parked statuses", everyMs: 10 * SECOND, run: catchUpParkedStatuses },
    { name: "record ingest minutes", everyMs: MINUTE, run: recordIngestMinutes },
    { name: "probe stopped numbers", everyMs: MINUTE, run: () => probeStoppedNumbers(context) },
    { name: "check numbers", everyMs: 15 * MINUTE, run: () => checkNumbers(context) },
    { name: "sync templates", everyMs: HOUR, run: enqueueTemplateSyncs },
    { name: "prune files", everyMs: HOUR, run: () => pruneFiles(context.storage, now()) },
    { name: "prune deliveries", everyMs: HOUR, run: () => pruneDeliveries(retentionDays, now()) },
    { name: "prune drafts", everyMs: HOUR, run: () => pruneDrafts(now()) },
    { name: "prune login attempts", everyMs: HOUR, run: () => pruneLoginAttempts() },
  ];
}
