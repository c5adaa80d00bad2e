import { describe, expect, test } from "vitest";
import { classifyTransportFailure } from "@/lib/whatsapp/transport-failure";

const failed = (facts: object) => Object.assign(new Error("with a secret in it"), facts);
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

describe("a request without an answer", () => {
  test.each([
    { code: "ECONNREFUSED", syscall: "connect" },
    { code: "ETIMEDOUT", syscall: "connect" },
    { code: "EADDRNOTAVAIL", syscall: "connect" },
    { code: "EAI_AGAIN", syscall: "getaddrinfo" },
    { code: "ENOTFOUND" },
    { code: "EHOSTUNREACH" },
    { code: "ENETUNREACH" },
    { code: "UND_ERR_CONNECT_TIMEOUT" },
    { code: "CERT_HAS_EXPIRED" },
    { code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    { code: "ERR_SSL_WRONG_VERSION_NUMBER" },
  ])("that ended with $code $syscall was surely not sent", (facts) => {
    expect(classifyTransportFailure(fetchFailed(failed(facts)))).toEqual({ kind: "not-sent", reason: facts.code });
  });

  test.each([
    { code: "ECONNRESET", syscall: "read" },
    { code: "ETIMEDOUT", syscall: "read" },
    { code: "EPIPE", syscall: "write" },
    { code: "UND_ERR_SOCKET" },
    { code: "UND_ERR_HEADERS_TIMEOUT" },
    { code: "UND_ERR_BODY_TIMEOUT" },
    { code: "SOMETHING_NEW" },
  ])("that ended with $code $syscall may have been sent", (facts) => {
    expect(classifyTransportFailure(fetchFailed(failed(facts)))).toEqual({ kind: "uncertain", reason: facts.code });
  });

  test("was not sent when every address of the host failed before sending", () => {
    const refused = failed({ code: "ECONNREFUSED", syscall: "connect" });
    const unreachable = failed({ code: "ENETUNREACH", syscall: "connect" });
    const aggregate = Object.assign(new AggregateError([refused, unreachable]), { code: "ECONNREFUSED" });
    expect(classifyTransportFailure(fetchFailed(aggregate))).toEqual({ kind: "not-sent", reason: "ECONNREFUSED" });
  });

  test("may have been sent when one of several failures is not from before sending", () => {
    const aggregate = Object.assign(
      new AggregateError([failed({ code: "ECONNREFUSED", syscall: "connect" }), failed({ code: "ECONNRESET" })]),
      { code: "ECONNREFUSED" },
    );
    expect(classifyTransportFailure(fetchFailed(aggregate))).toMatchObject({ kind: "uncertain" });
    expect(classifyTransportFailure(fetchFailed(new AggregateError([])))).toMatchObject({ kind: "uncertain" });
  });

  test("in time may have been sent", () => {
    expect(classifyTransportFailure(new DOMException("The operation timed out", "TimeoutError"))).toEqual({
      kind: "uncertain",
      reason: "timeout",
    });
  });

  test.each([undefined, "text", new Error("with a secret in it"), fetchFailed(undefined)])(
    "for a reason unknown may have been sent, and no text is quoted",
    (thrown) => {
      expect(classifyTransportFailure(thrown)).toEqual({ kind: "uncertain", reason: "no-answer" });
    },
  );

  test("whose causes go round in a circle is judged all the same", () => {
    const circular = failed({ code: "ODD" });
    circular.cause = circular;
    expect(classifyTransportFailure(circular)).toEqual({ kind: "uncertain", reason: "ODD" });
  });
});
