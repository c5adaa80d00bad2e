/** Prisma's codes for a server that does not answer, and for a connection that it closed. */
const PRISMA_CODES = ["P1001", "P1002", "P1008", "P1017"];
/** The driver's own names for the same, which are all that a failed raw query carries (as P2010). */
const DRIVER_KINDS = ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"];
/** Node's codes for a connection that cannot be made or broke. */
const NODE_CODES = ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH"];
const CODES = new Set([...PRISMA_CODES, ...DRIVER_KINDS, ...NODE_CODES]);
/** PostgreSQL's: connection exceptions (class 08), too many connections, and a server that shuts down or starts up. */
const POSTGRES_CODE = /^(08...|53300|57P0[123])$/;
/** Prisma's codes for a write conflict, and for a transaction that it ended or could not begin in time. */
const PRISMA_CONFLICT_CODES = new Set(["P2034", "P2028", "P2024"]);
/** PostgreSQL's: rolled back for another (class 40), a lock not to be had, a statement cancelled. */
const POSTGRES_CONFLICT_CODE = /^(40...|55P03|57014)$/;
/** What pg says, without any code, when a connection ends or takes too long. The tests notice when it words them differently. */
const PG_MESSAGES = new Set([
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
  "timeout exceeded when trying to connect",
]);

const MAX_CAUSES = 5;

/** Whether an error means that PostgreSQL could not be reached, rather than that it said no. Looks through `cause`. */
export function isDatabaseAway(error: unknown): boolean {
  return causesOf(error).some((cause) => PG_MESSAGES.has(cause.message) || codesOf(cause).some(meansAway));
}

/** Whether a transaction lost to another one (deadlock, conflict, a wait that took too long): the same again may well succeed. */
export function isDatabaseConflict(error: unknown): boolean {
  return causesOf(error).some((cause) => codesOf(cause).some(meansConflict));
}

function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  for (let current = error; current instanceof Error && causes.length < MAX_CAUSES; current = current.cause) causes.push(current);
  return causes;
}

/** An error's own code, and the two that Prisma keeps of its driver's. */
function codesOf(error: Error): unknown[] {
  const driver = ["meta", "driverAdapterError", "cause"].reduce<unknown>(property, error);
  return [property(error, "code"), property(driver, "kind"), property(driver, "originalCode")];
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function meansConflict(code: unknown): boolean {
  return typeof code === "string" && (PRISMA_CONFLICT_CODES.has(code) || POSTGRES_CONFLICT_CODE.test(code));
}

function meansAway(code: unknown): boolean {
  return typeof code === "string" && (CODES.has(code) || POSTGRES_CODE.test(code));
}
