/**
 * A request without an answer. not-sent: nothing can have reached WhatsApp · uncertain: it may have. `reason` is a short
 * code for logs and details, never the text of an error, which can quote a token.
 */
export type TransportFailure = { kind: "not-sent" | "uncertain"; reason: string };

/** System calls that come before the first byte. */
const BEFORE_SENDING: ReadonlySet<unknown> = new Set(["getaddrinfo", "connect"]);

/** Errors before the first byte that name no system call: no connection in time, or a certificate we do not accept. */
const NOT_SENT_CODES: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "CERT_NOT_YET_VALID",
  "CERT_REVOKED",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE",
  "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
  "ERR_SSL_TLSV1_UNRECOGNIZED_NAME",
  "ERR_SSL_UNSUPPORTED_PROTOCOL",
  "ERR_SSL_WRONG_VERSION_NUMBER",
]);

/** fetch wraps what happened in one or two errors. */
const MAX_CAUSES = 5;

/** What an exception of fetch says about the request. Whatever is not surely harmless is uncertain. */
export function classifyTransportFailure(thrown: unknown): TransportFailure {
  const causes = listCauses(thrown);
  const notSent = causes.find(happenedBeforeSending);
  if (notSent) return { kind: "not-sent", reason: codeOf(notSent) ?? "no-connection" };
  if (causes.some(({ name }) => name === "TimeoutError")) return { kind: "uncertain", reason: "timeout" };
  return { kind: "uncertain", reason: causes.map(codeOf).find((code) => code !== null) ?? "no-answer" };
}

function listCauses(thrown: unknown): Error[] {
  const causes: Error[] = [];
  for (let cause = thrown; cause instanceof Error && causes.length < MAX_CAUSES; cause = cause.cause) causes.push(cause);
  return causes;
}

function happenedBeforeSending(error: Error): boolean {
  // Several addresses were tried: every one of them must have failed before sending.
  if (error instanceof AggregateError) {
    return error.errors.length > 0 && error.errors.every((inner) => inner instanceof Error && happenedBeforeSending(inner));
  }
  if ("syscall" in error && BEFORE_SENDING.has(error.syscall)) return true;
  const code = codeOf(error);
  return code !== null && NOT_SENT_CODES.has(code);
}

function codeOf(error: Error): string | null {
  return "code" in error && typeof error.code === "string" ? error.code : null;
}
