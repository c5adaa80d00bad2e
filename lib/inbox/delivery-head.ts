import type { Tx } from "@/lib/db";
import { type PairBudget, takePairToken } from "@/lib/whatsapp/pair-limit";
import { isServiceWindowOpen, type WindowFacts } from "@/lib/whatsapp/service-window";
import type { OurFailure } from "./delivery-failure";
import { type ContentRow, contentFiles, isFreeForm, readContent } from "./outbound-content";
import { isUnwantedMarketing, type RecipientFacts } from "./recipients";
import { findSendableCategory } from "./sendable-template";
import { isSendingHeld } from "./sending-hold";

/** The first message of a conversation's queue, with all that decides about it. */
export type Head = ContentRow &
  WindowFacts &
  RecipientFacts & {
    id: string;
    status: "queued" | "sending";
    retryAt: Date | null;
    attempts: number;
    conversationId: string;
    numberId: string;
    phoneNumberId: string;
    wabaId: string;
    stoppedAt: Date | null;
    /** Nothing goes out from this deployment, whatever the number. */
    isHeld: boolean;
    pairTokens: number;
    pairAt: Date | null;
  };

export const REST = { kind: "rest" } as const;

/** What is to be done about a head: send it, let it fail here, wait for its time, or nothing before the next job. */
export type Step =
  | { kind: "send"; head: Head; budget: PairBudget }
  | { kind: "refuse"; head: Head; reason: OurFailure }
  | { kind: "wait"; head: Head; until: Date }
  | typeof REST;

export type DecisionOptions = {
  now: Date;
  /** Whether a stopped number is to be tried with this message. */
  probe: boolean;
};

/** The head of a conversation's queue. One that is being sent stands before all that wait, whatever its age. */
export async function findHead(tx: Pick<Tx, "$queryRaw">, conversationId: string): Promise<Head | null> {
  const [head] = await tx.$queryRaw<Head[]>`
    SELECT m.id, m.type, m.body, m.quoted_wamid AS "quotedWamid", m.payload, m.status::text AS status, m.retry_at AS "retryAt",
      m.attempts, c.id AS "conversationId", n.id AS "numberId", n.phone_number_id AS "phoneNumberId", n.waba_id AS "wabaId",
      n.stopped_at AS "stoppedAt", c.last_inbound_at AS "lastInboundAt", c.window_refused_at AS "windowRefusedAt",
      c.pair_tokens AS "pairTokens", c.pair_at AS "pairAt", k.wa_id AS "waId", k.user_id AS "userId",
      k.is_group AS "isGroup", k.marketing_stopped_at AS "marketingStoppedAt", ${isSendingHeld} AS "isHeld"
    FROM conversation c JOIN phone_number n ON n.id = c.number_id JOIN contact k ON k.id = c.contact_id
    CROSS JOIN LATERAL (
      SELECT * FROM message WHERE conversation_id = c.id AND status IN ('queued', 'sending') ORDER BY status DESC, id LIMIT 1) AS m
    WHERE c.id = ${conversationId}::uuid`;
  return head ?? null;
}

/** Decides about a head by its own facts; of a template, also by what the template is now. */
export async function decide(tx: Pick<Tx, "$queryRaw">, head: Head | null, options: DecisionOptions): Promise<Step> {
  // Whoever sends a message looks at the queue again afterwards; if that one died, the upkeep does.
  if (!head || head.status === "sending") return REST;
  const reason = await refusalOf(tx, head, options.now);
  return reason ? { kind: "refuse", head, reason } : schedule(head, options);
}

/** As `decide`, of a message that is no template: by the facts alone. */
export function decideFreeForm(head: Head, options: DecisionOptions): Step {
  if (!isServiceWindowOpen(head, options.now)) return { kind: "refuse", head, reason: "service_window_closed" };
  return schedule(head, options);
}

/** The files that a head shows. */
export function fileIdsOf(head: Head): string[] {
  return contentFiles(readContent(head)).map(({ fileId }) => fileId);
}

function schedule(head: Head, { now, probe }: DecisionOptions): Step {
  if (head.isHeld || (head.stoppedAt && !probe)) return REST;
  if (head.retryAt && head.retryAt > now) return { kind: "wait", head, until: head.retryAt };
  const token = takePairToken({ tokens: head.pairTokens, at: head.pairAt }, now);
  if (token.kind === "wait") return { kind: "wait", head, until: new Date(now.getTime() + token.waitMs) };
  return { kind: "send", head, budget: token.budget };
}

async function refusalOf(tx: Pick<Tx, "$queryRaw">, head: Head, now: Date): Promise<OurFailure | null> {
  const content = readContent(head);
  if (isFreeForm(content)) return isServiceWindowOpen(head, now) ? null : "service_window_closed";
  const category = await findSendableCategory(tx, head.numberId, content.payload.templateId);
  if (category === null) return "template_unavailable";
  return isUnwantedMarketing(head, { category }) ? "opted_out" : null;
}
