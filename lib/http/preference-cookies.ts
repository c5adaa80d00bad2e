import type { Agent } from "@/lib/auth/agent";
import { LOCALE_COOKIE, THEME_COOKIE } from "@/lib/contract/preference-cookies";
import { env } from "@/lib/env";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Adds the two cookies that repeat an agent's preferences to an answer's headers. */
export function appendPreferenceCookies(headers: Headers, agent: Pick<Agent, "theme" | "locale">): void {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  for (const [name, value] of [
    [THEME_COOKIE, agent.theme],
    [LOCALE_COOKIE, agent.locale],
  ] as const) {
    headers.append("set-cookie", `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`);
  }
}
