import { randomUUID } from "node:crypto";
import { $ZodError } from "zod/v4/core";
import type { Problem } from "@/lib/contract/problem";
import { type DatabaseFault, databaseFault, FAULT_WORDS } from "@/lib/database-fault";
import { DomainError, type DomainErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";
import { SealError } from "@/lib/sealing";
import { StoreAwayError } from "@/lib/storage/file-store";

const STATUS: Record<DomainErrorCode, number> = {
  invalid_input: 400,
  unauthenticated: 401,
  forbidden: 403,
  insecure_address: 403,
  not_found: 404,
  service_window_closed: 409,
  collision: 409,
  template_unavailable: 409,
  opted_out: 409,
  retry_not_possible: 409,
  conflict: 409,
  too_large: 413,
  too_many_attempts: 429,
  unavailable: 503,
};

const BUG = { status: 500, code: "internal", message: "Something went wrong on our side.", details: undefined };

const UNSEALABLE =
  "The keys for this were stored with another SECRET. An admin can start with that one again, or enter the keys anew.";

/** A short id that a person can read out to an admin, who finds it in the log. */
export function newRequestId(): string {
  return randomUUID().slice(0, 8);
}

/**
 * The one place where an error becomes an HTTP answer, a `Problem` of the contract. Expected refusals keep their code, words
 * and details; input that a schema refused names the fields; what is wrong with the database itself, and a store of files that
 * cannot be reached, are 503; keys that were sealed with another SECRET are 409; everything else is a bug: logged under the request
 * id, answered without detail.
 */
export function problemResponse(error: unknown, requestId: string, logger = log): Response {
  const { status, code, message, details } = refusalOf(error, logger.child({ requestId }));
  const problem: Problem = { error: { code, message, requestId, ...(details === undefined ? {} : { details }) } };
  return Response.json(problem, { status });
}

function refusalOf(error: unknown, logger: typeof log) {
  if (error instanceof DomainError) {
    return { status: STATUS[error.code], code: error.code, message: error.message, details: error.details };
  }
  if (error instanceof $ZodError) {
    const fields = error.issues.map((issue) => ({ field: issue.path.join("."), reason: issue.code }));
    return { status: 400, code: "invalid_input", message: "Part of the request cannot be read.", details: { fields } };
  }
  if (error instanceof StoreAwayError) {
    logger.warn({ err: error }, "The store of files cannot be reached");
    return { status: 503, code: "unavailable", message: "The store of files cannot be reached.", details: undefined };
  }
  if (error instanceof SealError) {
    logger.error({ err: error }, "What is stored sealed cannot be opened");
    return { status: 409, code: "conflict", message: UNSEALABLE, details: undefined };
  }
  const fault = databaseFault(error);
  if (fault) {
    logger[isForAnAdmin(fault) ? "error" : "warn"]({ err: error }, FAULT_WORDS[fault]);
    return { status: 503, code: "unavailable", message: FAULT_WORDS[fault], details: undefined };
  }
  logger.error({ err: error }, "A request failed");
  return BUG;
}

/** What does not pass by itself. */
function isForAnAdmin(fault: DatabaseFault): boolean {
  return fault === "other-schema" || fault === "broken";
}
