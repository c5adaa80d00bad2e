/** Prisma's codes for a server that does not answer, and for a connection that it closed. */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1017"]);
/** Node's codes for a connection that cannot be made or broke. */
const NODE_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"]);
/** PostgreSQL's own: connection exceptions (class 08), and a server that shuts down or starts up (57P01 to 57P03). */
const POSTGRES_CODE = /^(08...|57P0[123])$/;
/** What pg says, without any code, when a connection ends or takes too long. The tests notice when it words them differently. */
const PG_MESSAGES = new Set([
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "timeout exceeded when trying to connect",
]);

const MAX_CAUSES = 5;

/** Whether an error means that PostgreSQL could not be reached, rather than that it said no. Looks through `cause`. */
export function isDatabaseAway(error: unknown): boolean {
  let current = error;
  for (let depth = 0; depth < MAX_CAUSES && current instanceof Error; depth++) {
    const code = "code" in current && typeof current.code === "string" ? current.code : "";
    if (PG_MESSAGES.has(current.message)) return true;
    if (PRISMA_CODES.has(code) || NODE_CODES.has(code) || POSTGRES_CODE.test(code)) return true;
    current = current.cause;
  }
  return false;
}
