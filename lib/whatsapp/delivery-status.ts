import { canonicalJson, type JsonObject } from "./json";
import type { ToldError } from "./meta-error";

/** Every delivery status, lowest rank first. A message's status only rises. */
export const DELIVERY_STATUSES = [
  "queued",
  "sending",
  "unknown",
  "accepted",
  "sent",
  "failed",
  "delivered",
  "read",
  "played",
] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** The statuses that Meta reports, each with its own time. */
export type ReportedStatus = Exclude<DeliveryStatus, "queued" | "sending" | "unknown">;

/** What Meta charges for a message, with the report that said so. Plain JSON, to be stored as it is. */
type DeliveryPricing = { from: ReportedStatus; at: string; facts: JsonObject };

/** How far one outbound message has come. `…At` is the earliest time that Meta gave for the stage; null = not told. */
export type DeliveryState = {
  status: DeliveryStatus;
  acceptedAt: Date | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  readAt: Date | null;
  playedAt: Date | null;
  failedAt: Date | null;
  /** The code of `error`. */
  errorCode: number | null;
  /** Why it failed, as the earliest report of the failure said. Kept, as failedAt is, when the message arrives after all. */
  error: ToldError | null;
  pricing: DeliveryPricing | null;
};

/** One report about a message: the answer to our request, or a status webhook. */
export type DeliveryReport = {
  status: ReportedStatus;
  happenedAt: Date;
  error?: ToldError | null;
  pricing?: JsonObject | null;
};

/** What a message of ours can have come to once Meta has taken it and, as far as we were told, not failed it. */
export const TAKEN_STATUSES = ["accepted", "sent", "delivered", "read", "played"] as const satisfies readonly DeliveryStatus[];

/** Whether Meta has taken a message and not failed it afterwards. Of one that waits, or whose outcome nobody knows: no. */
export function isTaken(status: DeliveryStatus | null): boolean {
  return TAKEN_STATUSES.some((taken) => taken === status);
}

const STAGE_TIMES = {
  accepted: "acceptedAt",
  sent: "sentAt",
  failed: "failedAt",
  delivered: "deliveredAt",
  read: "readAt",
  played: "playedAt",
} as const satisfies Record<ReportedStatus, keyof DeliveryState>;

/** The rank of a status: 0 for queued, rising to played. */
export function deliveryRank(status: DeliveryStatus): number {
  return DELIVERY_STATUSES.indexOf(status);
}

/**
 * The state after one more report. Any set of reports, in any order and with any repetition, ends in the same state:
 * the highest status, the earliest time of each stage, the error of the earliest failure (lowest code on a tie) and the
 * pricing of the lowest stage that carried one (earliest on a tie). Other fields of `state` pass through.
 */
export function applyStatus<State extends DeliveryState>(state: State, report: DeliveryReport): State {
  const stageAt = STAGE_TIMES[report.status];
  return {
    ...state,
    status: deliveryRank(report.status) > deliveryRank(state.status) ? report.status : state.status,
    [stageAt]: earliest(state[stageAt], report.happenedAt),
    ...chooseError(state, report),
    pricing: choosePricing(state.pricing, report),
  };
}

function earliest(known: Date | null, happenedAt: Date): Date {
  return known !== null && known <= happenedAt ? known : happenedAt;
}

function chooseError(state: DeliveryState, report: DeliveryReport): Pick<DeliveryState, "errorCode" | "error"> {
  const known = { errorCode: state.errorCode, error: state.error };
  if (report.status !== "failed") return known;
  const error = report.error ?? null;
  const reported = { errorCode: error?.code ?? null, error };
  if (state.failedAt === null || report.happenedAt < state.failedAt) return reported;
  if (report.happenedAt > state.failedAt) return known;
  return errorOrder(error) < errorOrder(state.error) ? reported : known;
}

/** Sorts before every error of a higher code, before one that tells words alone, and before none at all. */
function errorOrder(error: ToldError | null): string {
  if (error === null) return "~~";
  return `${error.code === null ? "~" : String(error.code).padStart(16, "0")}${canonicalJson(error)}`;
}

function choosePricing(known: DeliveryPricing | null, report: DeliveryReport): DeliveryPricing | null {
  if (report.pricing === null || report.pricing === undefined) return known;
  const reported = { from: report.status, at: report.happenedAt.toISOString(), facts: report.pricing };
  return known !== null && pricingOrder(known) <= pricingOrder(reported) ? known : reported;
}

/** Stage, then time, then the facts themselves, so that no tie is left to the order of arrival. */
function pricingOrder(pricing: DeliveryPricing): string {
  return `${deliveryRank(pricing.from)}${pricing.at}${canonicalJson(pricing.facts)}`;
}
