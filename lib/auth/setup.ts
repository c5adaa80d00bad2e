import type { SetupInput } from "@/lib/contract/session";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { Agent } from "./agent";
import { createAgent } from "./create-agent";
import { consumeOneTimeToken } from "./one-time-token";

/** Whether nobody can sign in yet, so that the first visit must create the owner. Deactivated agents count: setup never reopens. */
export async function isSetupOpen(): Promise<boolean> {
  const agent = await db().agent.findFirst({ select: { id: true } });
  return agent === null;
}

/**
 * Creates the first agent, an admin, with the token that the server printed. Token and agent stand or fall together, and of
 * several owners created at once one wins. Throws `forbidden` for a wrong token, `conflict` once there is an agent.
 */
export async function createOwner(input: SetupInput, now = new Date()): Promise<Agent> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE agent IN SHARE ROW EXCLUSIVE MODE`;
    const agent = await tx.agent.findFirst({ select: { id: true } });
    if (agent) throw new DomainError("conflict", "The owner has been created already. Sign in instead.");
    const token = await consumeOneTimeToken("setup", input.token, { tx, now });
    if (!token) throw new DomainError("forbidden", "This is not the token that the server printed last.");
    return createAgent({ ...input, role: "admin" }, tx);
  });
}
