import { Prisma } from "@/lib/db/generated/client";
import { errorFor, KNOWN_ERROR_CODES } from "@/lib/whatsapp/errors";
import { isJsonObject, type JsonValue } from "@/lib/whatsapp/json";

/** After this code the same text may be sent again once the contact has written: the window is checked like for any reply. */
const WINDOW_CLOSED = 131047;

/** What of a message decides whether a new attempt can help. */
export type AttemptFacts = { status: string | null; errorCode: number | null; error: JsonValue };

/** How long after its failure a message may be sent again by a person, in milliseconds; null = never. */
export function waitBeforeRetry({ status, errorCode, error }: AttemptFacts): number | null {
  if (status === "unknown") return 0;
  if (status !== "failed") return null;
  if (errorCode === null) return isJsonObject(error) && typeof error.ours === "string" ? 0 : null;
  return waitAfterCode(errorCode);
}

function waitAfterCode(code: number): number | null {
  return code === WINDOW_CLOSED ? 0 : errorFor(code).retryAfterMs;
}

/** Codes after which waiting is of no use; and those that ask for some time, with it. All others, also unknown ones, ask for none. */
const NEVER = KNOWN_ERROR_CODES.filter((code) => waitAfterCode(code) === null);
const LATER = KNOWN_ERROR_CODES.flatMap((code) => {
  const waitMs = waitAfterCode(code);
  return waitMs ? [{ code, waitMs }] : [];
});

/** The same of a failed row of `message m`, in SQL: an interval; NULL = never. */
export const retryWaitOf = Prisma.sql`(CASE
  WHEN m.error_code IS NULL THEN CASE WHEN jsonb_typeof(m.error->'ours') = 'string' THEN interval '0' END
  WHEN m.error_code = ANY(${NEVER}::int[]) THEN NULL
  ELSE coalesce(
    (SELECT w.ms * interval '1 millisecond' FROM unnest(${LATER.map(({ code }) => code)}::int[], ${LATER.map(({ waitMs }) => waitMs)}::float8[])
       AS w(code, ms) WHERE w.code = m.error_code), interval '0') END)`;

/** Whether the code of a failed `message m` leaves hope: the part of `retryWaitOf` that an index can answer. */
export const mightBeRetried = Prisma.sql`(m.error_code IS NULL OR m.error_code <> ALL(${NEVER}::int[]))`;
