import type { PasswordInput, SecurityView } from "@/lib/contract/second-step";
import { db } from "@/lib/db";
import type { Agent } from "./agent";
import { listPasskeys } from "./passkeys";
import { replacePassword, requirePassword } from "./password";
import { endSessions, listSessions } from "./sessions";

/** How an agent signs in, and where; `token` = of the session that asks. */
export async function findSecurity(agent: Agent, token: string | null): Promise<SecurityView> {
  const [app, passkeys, sessions] = await Promise.all([
    db().authenticatorApp.findFirst({
      where: { agentId: agent.id, confirmedAt: { not: null } },
      select: { confirmedAt: true, recoveryCodes: true },
    }),
    listPasskeys(agent.id),
    listSessions(agent.id, token),
  ]);
  const authenticator = app?.confirmedAt
    ? { confirmedAt: app.confirmedAt.toISOString(), recoveryCodesLeft: app.recoveryCodes.length }
    : null;
  return { authenticator, passkeys, sessions };
}

/** Ends one of the agent's own sessions, or all but the one that asks. Throws `not_found`. */
export async function endOwnSessions(agent: Agent, which: { id: string } | { exceptToken: string }): Promise<void> {
  await db().$transaction((tx) => endSessions(tx, agent.id, which));
}

/**
 * Changes the own password, and ends all other sessions: whoever knew the old one is out. Throws `forbidden` when `current` is
 * wrong, and `too_many_attempts`.
 */
export async function changePassword(
  agent: Agent,
  { current, password }: PasswordInput,
  { network, token }: { network: string; token: string },
): Promise<void> {
  await requirePassword(agent, current, network);
  await replacePassword(agent.id, password);
  await endOwnSessions(agent, { exceptToken: token });
}
