import { DomainError } from "@/lib/errors";

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

function isSameOrigin(headers: Headers, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none";
  const origin = headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  return origin === new URL(appUrl).origin || new URL(origin).host === headers.get("host");
}
