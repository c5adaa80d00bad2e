import type { Failure } from "../customers/message";
import { makeTraceId } from "../ids";
import { errorKind } from "./error-table";

const HREF = "https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/";

type Extra = {
  message?: string;
  details?: string | null;
  subcode?: number;
  http?: number;
  type?: string;
  /** For the person who asked, in words of their own. */
  user?: { title: string; message: string };
};

/** A refusal, as the Graph API words it. */
export class GraphError extends Error {
  readonly http: number;

  constructor(
    readonly code: number,
    private readonly extra: Extra = {},
  ) {
    super(extra.message ?? `(#${code}) ${errorKind(code).title}`);
    this.http = extra.http ?? errorKind(code).http;
  }

  /** Meta's error body. `error_data` is left out where Meta has nothing to add. */
  toBody(): Record<string, unknown> {
    const details = this.extra.details === undefined ? errorKind(this.code).details : this.extra.details;
    return {
      error: {
        message: this.message,
        type: this.extra.type ?? "OAuthException",
        code: this.code,
        ...(details === null ? {} : { error_data: { messaging_product: "whatsapp", details } }),
        ...(this.extra.subcode === undefined ? {} : { error_subcode: this.extra.subcode }),
        ...(this.extra.user === undefined
          ? {}
          : { is_transient: false, error_user_title: this.extra.user.title, error_user_msg: this.extra.user.message }),
        fbtrace_id: makeTraceId(),
      },
    };
  }
}

/** "(#100) The parameter text.body is required.": Graph's own words, without further details. */
export function invalidParameter(words: string): GraphError {
  return new GraphError(100, { message: `(#100) ${words}`, details: null });
}

/** The same failure as a later status webhook tells it. */
export function toFailure(code: number, details?: string): Failure {
  const kind = errorKind(code);
  return {
    code,
    title: kind.title,
    message: kind.title,
    error_data: { details: details ?? kind.details },
    href: HREF,
  };
}
