import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { type Agent, findAgent } from "@/lib/auth/agent";
import { isSetupOpen } from "@/lib/auth/setup";

/**
 * The signed-in agent, for a page's server component. Without one it leaves the page: to the setup on the very first visit,
 * else to the sign-in, which comes back to `path` afterwards.
 */
export async function requireAgentForPage(path: string): Promise<Agent> {
  const agent = await findAgent(new Headers(await headers()));
  if (agent) return agent;
  redirect((await isSetupOpen()) ? "/setup" : `/sign-in?${new URLSearchParams({ next: path })}`);
}
