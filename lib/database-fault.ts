/**
 * What is wrong with the database itself, so that whoever asked it something is not to blame, and the same again may well succeed:
 *
 * - away: it cannot be reached, is starting or stopping, or lets nobody in.
 * - full: its disk is full.
 * - exhausted: memory, connections or another resource ran out.
 * - read-only: it takes no changes, as a standby does.
 * - other-schema: a table, column or function is missing, or may not be used: it is of an older or a newer version.
 * - broken: its files or its system fail it.
 * - busy: this transaction lost to another, or took too long.
 */
export type DatabaseFault = "away" | "full" | "exhausted" | "read-only" | "other-schema" | "broken" | "busy";

/** The same in one sentence, for people and logs. */
export const FAULT_WORDS: Readonly<Record<DatabaseFault, string>> = {
  away: "The database cannot be reached.",
  full: "The disk of the database is full.",
  exhausted: "The database has run out of memory, connections or another resource.",
  "read-only": "The database takes no changes: it is read-only.",
  "other-schema": "The database's tables are of another version.",
  broken: "The database's own files or system fail it.",
  busy: "The database is busy. Try again.",
};

/** PostgreSQL's codes, or the classes that they begin with (https://www.postgresql.org/docs/current/errcodes-appendix.html). Longest first. */
const POSTGRES_CODES: readonly (readonly [start: string, fault: DatabaseFault])[] = [
  ["53100", "full"],
  ["53300", "away"],
  ["57014", "busy"],
  ["25006", "read-only"],
  ["25P03", "busy"],
  ["25P04", "busy"],
  ["55P03", "busy"],
  ["3D000", "away"],
  ["3F000", "other-schema"],
  ["42P01", "other-schema"],
  ["42703", "other-schema"],
  ["42704", "other-schema"],
  ["42883", "other-schema"],
  ["42501", "other-schema"],
  // Of a statement that was prepared before its tables changed: "cached plan must not change result type".
  ["0A000", "other-schema"],
  ["XX001", "broken"],
  ["XX002", "broken"],
  ["08", "away"],
  ["28", "away"],
  ["57", "away"],
  ["53", "exhausted"],
  ["58", "broken"],
  ["F0", "broken"],
  ["40", "busy"],
];
const POSTGRES_CODE = /^[0-9A-Z]{5}$/;

/** Prisma's codes, the driver adapter's kinds, which are all that some of its errors carry, and Node's for connections. */
const OTHER_CODES: ReadonlyMap<unknown, DatabaseFault> = new Map([
  ...named("away", ["P1000", "P1001", "P1002", "P1003", "P1008", "P1010", "P1011", "P1017"]),
  ...named("away", ["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections", "TlsConnectionError"]),
  ...named("away", ["DatabaseDoesNotExist", "DatabaseAccessDenied", "AuthenticationFailed"]),
  ...named("away", ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]),
  ...named("other-schema", ["P2021", "P2022", "TableDoesNotExist", "ColumnNotFound"]),
  ...named("busy", ["P1018", "P2024", "P2028", "P2034", "TransactionWriteConflict", "TransactionAlreadyClosed"]),
]);

/** What pg says, without any code, when a connection ends or takes too long. The tests notice when it words them differently. */
const PG_MESSAGES: ReadonlySet<unknown> = new Set([
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Connection terminated due to connection timeout",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
  "timeout expired",
  "timeout exceeded when trying to connect",
  "Query read timeout",
]);

/** What Node says of a client of ours that hung up in the middle of its request, under a code that a database's connection has too. */
const CLIENT_HUNG_UP = "aborted";

/** Errors wrap errors: Prisma its driver's, Node one for each address that it tried. Where the inner ones are. */
const INNER = ["cause", "meta", "driverAdapterError", "errors"];
const MAX_LOOKED_AT = 20;

/** What an error says is wrong with the database itself; null when it is of any other kind. Looks through all that it wraps. */
export function databaseFault(error: unknown): DatabaseFault | null {
  if (!(error instanceof Error)) return null;
  const found = [error as unknown];
  for (let index = 0; index < found.length && index < MAX_LOOKED_AT; index += 1) {
    const fault = ownFault(found[index]);
    if (fault) return fault;
    found.push(...innerOf(found[index]));
  }
  return null;
}

function ownFault(error: unknown): DatabaseFault | null {
  const message = property(error, "message");
  if (message === CLIENT_HUNG_UP) return null;
  if (PG_MESSAGES.has(message)) return "away";
  // Prisma's own code comes first in its errors, and "raw query failed" says nothing yet: the driver's is further in.
  for (const name of ["code", "errorCode", "originalCode", "kind"]) {
    const fault = faultOfCode(property(error, name));
    if (fault) return fault;
  }
  return null;
}

function faultOfCode(code: unknown): DatabaseFault | null {
  if (typeof code !== "string") return null;
  const other = OTHER_CODES.get(code);
  if (other || !POSTGRES_CODE.test(code)) return other ?? null;
  return POSTGRES_CODES.find(([start]) => code.startsWith(start))?.[1] ?? null;
}

function innerOf(error: unknown): unknown[] {
  return INNER.flatMap((name) => property(error, name) ?? []).filter((inner) => typeof inner === "object");
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function named(fault: DatabaseFault, codes: readonly string[]): (readonly [string, DatabaseFault])[] {
  return codes.map((code) => [code, fault] as const);
}
