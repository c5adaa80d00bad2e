import { randomUUID } from "node:crypto";
import type { AgentRole, Locale } from "@/lib/contract/agent";
import { db, type Tx } from "@/lib/db";
import { type Agent, agentColumns, toAgent } from "./agent";
import { hashPassword } from "./password";

/** A new agent, as setup, seed and tests make one. */
export type NewAgent = { name: string; email: string; role: AgentRole; password: string; locale?: Locale | undefined };

/** Makes an agent who can sign in with this e-mail address (any case) and password. The address must not be taken. */
export async function createAgent(agent: NewAgent, tx: Tx = db()): Promise<Agent> {
  const id = randomUUID();
  const row = await tx.agent.create({
    data: {
      id,
      name: agent.name,
      email: agent.email.trim().toLowerCase(),
      role: agent.role,
      locale: agent.locale ?? "en",
      accounts: {
        create: {
          id: randomUUID(),
          accountId: id,
          providerId: "credential",
          password: await hashPassword(agent.password),
        },
      },
    },
    select: agentColumns,
  });
  return toAgent(row);
}
