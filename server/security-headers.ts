import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

const NONCE_BYTES = 16;
const ONE_YEAR_SECONDS = 31_536_000;
/** For answers of the API, files of strangers among them: whatever they hold, a browser that opens one runs and loads nothing. */
const NO_PAGE = "sandbox; default-src 'none'; frame-ancestors 'none'";

/**
 * What a page may load and do, decided for each request: scripts of our own that carry this answer's nonce, and in the
 * sandbox a frame with the customer's phone; nothing at all where no page is served. Next finds the nonce in the request's header and puts it on its scripts.
 */
export function applySecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  site: { appUrl: string; phoneUrl: string | null; dev: boolean },
): void {
  const isPage = !request.url?.startsWith("/api/");
  const policy = isPage ? contentSecurityPolicy(randomBytes(NONCE_BYTES).toString("base64"), site) : NO_PAGE;
  request.headers["content-security-policy"] = policy;
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("referrer-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(self), microphone=(self), payment=(), usb=()");
  if (site.appUrl.startsWith("https:")) {
    response.setHeader("strict-transport-security", `max-age=${ONE_YEAR_SECONDS}`);
  }
}

function contentSecurityPolicy(nonce: string, { phoneUrl, dev }: { phoneUrl: string | null; dev: boolean }): string {
  return Object.entries({
    "default-src": "'self'",
    // Hot reload evaluates code and talks over a web socket; a built page does neither.
    "script-src": `'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    "connect-src": dev ? "'self' ws:" : "'self'",
    // Measured positions are style attributes, which no nonce can vouch for.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    // A recording is listened to before it is sent.
    "media-src": "'self' blob:",
    "frame-src": phoneUrl ? new URL(phoneUrl).origin : "'none'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
  })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join("; ");
}
