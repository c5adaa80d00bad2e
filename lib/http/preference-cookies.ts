import type { Agent } from "@/lib/auth/agent";
import { env } from "@/lib/env";

/** Read by the root layout, so that the first paint has the agent's colours and language without asking the database. */
export const THEME_COOKIE = "casement-theme";
export const LOCALE_COOKIE = "casement-locale";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Adds the two cookies that repeat an agent's preferences to an answer's headers. They hold no secret and grant nothing. */
export function appendPreferenceCookies(headers: Headers, agent: Pick<Agent, "theme" | "locale">): void {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  for (const [name, value] of [
    [THEME_COOKIE, agent.theme],
    [LOCALE_COOKIE, agent.locale],
  ] as const) {
    headers.append("set-cookie", `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`);
  }
}
