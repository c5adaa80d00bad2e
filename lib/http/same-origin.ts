import { DomainError } from "@/lib/errors";

const LOOPBACK = /^(localhost|.+\.localhost|127\.[\d.]+|\[::1\])$/;
const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses (`forbidden`) a state-changing request that a page of another origin caused. Browsers tell with `Sec-Fetch-Site`
 * on HTTPS and localhost, and with `Origin` everywhere; a request with neither comes from no browser and is let through,
 * because nobody can be tricked into sending it. `Origin` is held against the address the request came to (`Host`), or
 * against `appUrl` where a proxy rewrites that.
 */
export function requireSameOrigin(request: Request, appUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (!isSameOrigin(request.headers, appUrl)) {
    throw new DomainError("forbidden", "This request came from another site.");
  }
}

/**
 * Refuses (`insecure_address`, with the address to open in its words) to begin a session from a page that came over plain http where the inbox is
 * at an https address: the browser would drop its cookie, and show the form again. Loopback is left to the browser; some keep it there.
 */
export function requireSecureOrigin(request: Request, appUrl: string): void {
  const origin = request.headers.get("origin");
  if (SAFE_METHODS.has(request.method) || !appUrl.startsWith("https:") || origin === null || !URL.canParse(origin)) return;
  const { protocol, hostname } = new URL(origin);
  if (protocol !== "http:" || LOOPBACK.test(hostname)) return;
  throw new DomainError("insecure_address", `Over plain http no browser stays signed in here. Open ${appUrl} instead.`);
}

function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(appUrl).origin || new URL(origin).host === headers.get("host");
}
