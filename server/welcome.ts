import { createOneTimeToken } from "@/lib/auth/one-time-token";
import { isSetupOpen } from "@/lib/auth/setup";
import { db } from "@/lib/db";
import { type Env, env } from "@/lib/env";
import { readSendingHold } from "@/lib/inbox/sending-hold";
import { DEMO_PASSWORD, DEMO_TEAM } from "@/prisma/seed/team";
import { placeOf } from "./database";
import { present } from "./screen";

const LINK_LIFE_MS = 24 * 3_600_000;

type Fact = readonly [name: string, value: string];

/**
 * Tells the person at the terminal that it works now, and where to go; to a deployment that nobody can enter yet, or to a sandbox,
 * with a way in that works once. `part` = what was started: everything, or one process of several.
 */
export async function welcome(part: "all" | "web" | "worker"): Promise<void> {
  const config = env();
  present([
    ...(part === "worker"
      ? [["Worker", `is ready, with the database ${placeOf(config.DATABASE_URL)}`] as const]
      : await whereToGo(part, config)),
    ...(await waysIn(part, config)),
    ...(await remarks(part, config)),
    ...(part === "all" ? [["Stop", "Ctrl-C"] as const] : []),
  ]);
}

/** A token that creates the owner; whatever was printed before is good no more. */
export async function renewOwnerToken(): Promise<string> {
  await db().oneTimeToken.deleteMany({ where: { purpose: "setup" } });
  return ownerToken();
}

async function whereToGo(part: "all" | "web", { APP_URL, HOST, PORT, phoneUrl, sandbox }: Env): Promise<Fact[]> {
  const web: Fact[] = part === "web" ? [["Web", `is ready at http://${HOST.includes(":") ? `[${HOST}]` : HOST}:${PORT}`]] : [];
  const inbox = sandbox ? await signInLink(APP_URL) : APP_URL;
  return [...web, ["Inbox", inbox], ...(phoneUrl === null ? [] : [["Phone", phoneUrl] as const])];
}

async function waysIn(part: "all" | "web" | "worker", { sandbox }: Env): Promise<Fact[]> {
  if (!sandbox) {
    return (await isSetupOpen()) ? [["First visit", `creates the owner with this token: ${await ownerToken()}`]] : [];
  }
  if (part === "worker") return [];
  return [
    ["People", DEMO_TEAM.map(({ email, role }) => `${email} (${role})`).join(", ")],
    ["Password", `${DEMO_PASSWORD}   for all of them`],
  ];
}

/** What works otherwise than one might think. */
async function remarks(part: "all" | "web" | "worker", { APP_URL, sandbox, isAppUrlAssumed }: Env): Promise<Fact[]> {
  const hold = await readSendingHold();
  const isAlone = !sandbox && isAppUrlAssumed && part !== "worker";
  return [
    ...(isAlone ? [["Address", `APP_URL is not set, so people sign in at ${APP_URL} on this machine only`] as const] : []),
    ...(hold === null
      ? []
      : [["Sending", "is held: an admin lets it go in the inbox, or start with SENDING=go when this is no copy"] as const]),
  ];
}

function ownerToken(): Promise<string> {
  return createOneTimeToken({ purpose: "setup", ttlMs: LINK_LIFE_MS });
}

async function signInLink(appUrl: string): Promise<string> {
  const { id } = await db().agent.findUniqueOrThrow({ where: { email: DEMO_TEAM[0].email }, select: { id: true } });
  const token = await createOneTimeToken({ purpose: "sign-in", agentId: id, ttlMs: LINK_LIFE_MS });
  return `${appUrl}/sign-in/link?token=${token}   signs in as ${DEMO_TEAM[0].name}, once`;
}
