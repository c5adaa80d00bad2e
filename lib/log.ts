import { type Logger, type LoggerOptions, pino, stdSerializers } from "pino";
import { singleton } from "./singleton";

/** What a function takes that logs for its caller. */
export type { Logger } from "pino";

const SECRET_KEYS = [
  "accessToken",
  "access_token",
  "appSecret",
  "app_secret",
  "authorization",
  "connectionString",
  "cookie",
  "password",
  "secret",
  "token",
  "verifyToken",
  "verify_token",
  "DATABASE_URL",
  "SECRET",
  "WHATSAPP_ACCESS_TOKEN",
  "WHATSAPP_APP_SECRET",
  "WHATSAPP_VERIFY_TOKEN",
];
const REDACTED = "[redacted]";

/**
 * The process's log: one JSON object a line on standard output. Values under the names of secrets, up to three levels deep,
 * and credentials inside error messages never reach it. People's messages are not to be logged at all: log ids.
 */
export const log: Logger = singleton("log", () => createLog());

/** A log that writes to `destination`, or to standard output. Tests read it back; everybody else uses `log`. */
export function createLog(destination?: { write(line: string): void }): Logger {
  const options: LoggerOptions = {
    base: null,
    level: "info",
    redact: {
      paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: REDACTED,
    },
    serializers: { err: withoutCredentials },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return destination ? pino(options, destination) : pino(options);
}

function withoutCredentials(error: Error) {
  const serialized = stdSerializers.err(error);
  return { ...serialized, message: scrub(serialized.message), stack: scrub(serialized.stack ?? "") };
}

function scrub(text: string): string {
  return text.replace(/(:\/\/[^\s:/@]+:)[^\s@]+@/g, `$1${REDACTED}@`).replace(/\b(Bearer|OAuth) [^\s"']+/g, `$1 ${REDACTED}`);
}
