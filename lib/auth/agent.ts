import { ListOrder, Locale, type Me, Theme } from "@/lib/contract/agent";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { noteSeen } from "./seen";
import { readSessionToken } from "./session-token";

/** A signed-in person, as every operation of the domain takes one. */
export type Agent = Readonly<Me>;

/** What of an agent's row makes an `Agent`. */
export const agentColumns = {
  id: true,
  name: true,
  email: true,
  role: true,
  locale: true,
  theme: true,
  listOrder: true,
  opensNextAfterResolve: true,
  takesOnReply: true,
} as const;

/**
 * The agent whose signed session cookie these headers carry, or null: no cookie, a forged one, a session that ended, an agent
 * who was deactivated. Time is real time, not the sandbox's: fast-forwarding a service window signs nobody out. Notes, after
 * the answer, that the session was used.
 */
export async function findAgent(headers: Headers, now = new Date()): Promise<Agent | null> {
  const token = await readSessionToken(headers);
  if (token === null) return null;
  const [row] = await db().$queryRaw<SessionRow[]>`
    SELECT a.id, a.name, a.email, a.role::text AS role, a.locale, a.theme, a.list_order AS "listOrder",
      a.opens_next_after_resolve AS "opensNextAfterResolve", a.takes_on_reply AS "takesOnReply", s.id AS "sessionId", s.seen_at AS "seenAt"
    FROM session s JOIN agent a ON a.id = s.agent_id
    WHERE s.token = ${token} AND s.expires_at > ${now} AND a.deactivated_at IS NULL`;
  if (!row) return null;
  const { sessionId, seenAt, ...agent } = row;
  noteSeen({ sessionId, agentId: agent.id, seenAt });
  return toAgent(agent);
}

/** As `findAgent`; throws `unauthenticated` instead of answering null. */
export async function requireAgent(headers: Headers): Promise<Agent> {
  const agent = await findAgent(headers);
  if (!agent) throw new DomainError("unauthenticated", "Sign in first.");
  return agent;
}

type AgentRow = Omit<Agent, "locale" | "theme" | "listOrder"> & { locale: string; theme: string; listOrder: string };

type SessionRow = AgentRow & { sessionId: string; seenAt: Date | null };

/** An agent from its row. A preference that this version does not know counts as the default. */
export function toAgent(row: AgentRow): Agent {
  return {
    ...row,
    locale: Locale.safeParse(row.locale).data ?? "en",
    theme: Theme.safeParse(row.theme).data ?? "system",
    listOrder: ListOrder.safeParse(row.listOrder).data ?? "activity",
  };
}
