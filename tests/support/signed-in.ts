import { createAgent } from "@/lib/auth/create-agent";
import { startSession } from "@/lib/auth/session";

/** An agent and the `cookie` header of a browser where this person is signed in. */
export async function givenSignedIn(name: string) {
  const email = `${name.toLowerCase()}@ribeira.example`;
  const agent = await createAgent({ name, email, role: "agent", password: "ten signs and more" });
  const { cookies } = await startSession(agent.id);
  return { ...agent, cookie: cookies.getSetCookie()[0]?.split(";")[0] ?? "" };
}
