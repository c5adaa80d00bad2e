import { ListOrder, Locale, type Me, Theme } from "@/lib/contract/agent";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
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
} as const;

/**
 * The agent whose signed session cookie these headers carry, or null: no cookie, a forged one, a session that ended, an agent
 * who was deactivated. Time is real time, not the sandbox's: fast-forwarding a service window signs nobody out.
 */
export async function findAgent(headers: Headers, now = new Date()): Promise<Agent | null> {
  const token = await readSessionToken(headers);
  if (token === null) return null;
  const row = await db().agent.findFirst({
    where: { deactivatedAt: null, sessions: { some: { token, expiresAt: { gt: now } } } },
    select: agentColumns,
  });
  return row && toAgent(row);
}

/** As `findAgent`; throws `unauthenticated` instead of answering null. */
export async function requireAgent(headers: Headers): Promise<Agent> {
  const agent = await findAgent(headers);
  if (!agent) throw new DomainError("unauthenticated", "Sign in first.");
  return agent;
}

type AgentRow = Pick<Agent, "id" | "name" | "email" | "role"> & { locale: string; theme: string; listOrder: string };

/** An agent from its row. A preference that this version does not know counts as the default. */
export function toAgent(row: AgentRow): Agent {
  return {
    ...row,
    locale: Locale.safeParse(row.locale).data ?? "en",
    theme: Theme.safeParse(row.theme).data ?? "system",
    listOrder: ListOrder.safeParse(row.listOrder).data ?? "activity",
  };
}
