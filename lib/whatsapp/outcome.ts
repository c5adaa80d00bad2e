import { classifyError, type ErrorClass } from "./errors";
import type { GraphAnswer } from "./graph-request";
import type { JsonObject } from "./json";
import { type MetaError, readMetaError } from "./meta-error";
import type { TransportFailure } from "./transport-failure";

/** Why a request did not do what it asked for. `answeredAt` is Meta's clock. */
export type Refusal =
  | { kind: "rejected"; error: MetaError; class: ErrorClass; answeredAt: Date }
  /** Surely without effect: nothing reached WhatsApp, or a gateway before it refused. */
  | { kind: "not-sent"; reason: string }
  /** It may have taken effect: the answer was lost, or says nothing. */
  | { kind: "uncertain"; reason: string };

/** Gateways answer this when they waited for a request that they may have passed on. */
const REQUEST_TIMEOUT = 408;

/** What a request came to: Meta's answer to it, or why there is none. */
export function settle(result: GraphAnswer | TransportFailure): { kind: "ok"; json: JsonObject; answeredAt: Date } | Refusal {
  if (result.kind !== "answer") return result;
  const { httpStatus, json, answeredAt } = result;
  const error = readMetaError(json?.error);
  if (error !== null) {
    return {
      kind: "rejected",
      error,
      class: classifyError(error.code, { httpStatus, isTransient: isTransient(json) }),
      answeredAt,
    };
  }
  if (httpStatus < 300) return json === null ? unreadableAnswer() : { kind: "ok", json, answeredAt };
  const isRefusedByGateway = httpStatus >= 400 && httpStatus < 500 && httpStatus !== REQUEST_TIMEOUT;
  return { kind: isRefusedByGateway ? "not-sent" : "uncertain", reason: `http-${httpStatus}` };
}

/** For an answer that says yes in a shape we do not know. */
export function unreadableAnswer(): Refusal {
  return { kind: "uncertain", reason: "unreadable-answer" };
}

function isTransient(json: JsonObject | null): boolean {
  const error = json?.error;
  return typeof error === "object" && error !== null && "is_transient" in error && error.is_transient === true;
}
