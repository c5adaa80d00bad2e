import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type Agent, findAgent } from "@/lib/auth/agent";
import { isSetupOpen } from "@/lib/auth/setup";
import { databaseFault } from "@/lib/database-fault";

/**
 * The signed-in agent, for a page's server component. Without one it leaves the page: to the setup on the very first visit,
 * else to the sign-in, which comes back to `path` afterwards.
 */
export async function requireAgentForPage(path: string): Promise<Agent> {
  const agent = await findAgentForPage();
  if (agent) return agent;
  redirect((await isSetupOpen()) ? "/setup" : `/sign-in?${new URLSearchParams({ next: path })}`);
}

/**
 * Who looks at a sign-in page: an agent who is in already, the very first visitor, who must create the owner, or a stranger.
 * "unknown" when the database cannot be reached, so that the page can say so.
 */
export async function findVisitor(): Promise<"agent" | "first" | "stranger" | "unknown"> {
  try {
    if (await findAgentForPage()) return "agent";
    return (await isSetupOpen()) ? "first" : "stranger";
  } catch (error) {
    if (databaseFault(error)) return "unknown";
    throw error;
  }
}

async function findAgentForPage(): Promise<Agent | null> {
  return findAgent(new Headers(await headers()));
}
