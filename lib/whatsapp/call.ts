import * as z from "zod";
import type { MessageContent } from "@/lib/contract/content";
import type { JsonValue } from "./json";

type CallContent = Extract<MessageContent, { kind: "call" }>;

const Instant = z.iso.datetime().nullable().catch(null);

/** What is known of a call, as it is stored. Times by Meta's clock, the earliest report of each kind; null = not told. */
const CallFacts = z.object({
  connectedAt: Instant,
  ringingAt: Instant,
  acceptedAt: Instant,
  rejectedAt: Instant,
  terminatedAt: Instant,
  hasFailed: z.boolean().catch(false),
  durationSeconds: z.number().nonnegative().nullable().catch(null),
});
export type CallFacts = z.infer<typeof CallFacts>;

const NOTHING: CallFacts = {
  connectedAt: null,
  ringingAt: null,
  acceptedAt: null,
  rejectedAt: null,
  terminatedAt: null,
  hasFailed: false,
  durationSeconds: null,
};

/** Facts as they were stored; of anything else, none. */
export function readCallFacts(stored: JsonValue | undefined): CallFacts {
  return CallFacts.safeParse(stored).data ?? NOTHING;
}

/** What two sets of reports say together. The order does not matter, nor does repetition. */
export function mergeCallFacts(one: CallFacts, other: CallFacts): CallFacts {
  return {
    connectedAt: earliest(one.connectedAt, other.connectedAt),
    ringingAt: earliest(one.ringingAt, other.ringingAt),
    acceptedAt: earliest(one.acceptedAt, other.acceptedAt),
    rejectedAt: earliest(one.rejectedAt, other.rejectedAt),
    terminatedAt: earliest(one.terminatedAt, other.terminatedAt),
    hasFailed: one.hasFailed || other.hasFailed,
    durationSeconds: longest(one.durationSeconds, other.durationSeconds),
  };
}

/**
 * How a call stands. One that nobody took is missed when the contact called; when we called, it failed if Meta says so.
 * WhatsApp tells a duration only of calls that were taken.
 */
export function callContent(facts: CallFacts, direction: "inbound" | "outbound"): CallContent {
  return { kind: "call", outcome: outcomeOf(facts, direction), durationSeconds: facts.durationSeconds };
}

function outcomeOf(facts: CallFacts, direction: "inbound" | "outbound"): CallContent["outcome"] {
  const wasTaken = facts.acceptedAt !== null || (facts.durationSeconds ?? 0) > 0;
  if (facts.terminatedAt === null) {
    if (facts.rejectedAt !== null) return "rejected";
    return wasTaken ? "ongoing" : "ringing";
  }
  if (wasTaken) return "ended";
  if (facts.rejectedAt !== null) return "rejected";
  return facts.hasFailed && direction === "outbound" ? "failed" : "missed";
}

/** Instants in one notation compare as text. */
function earliest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function longest(one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return Math.max(one, other);
}
