import { createOneTimeToken } from "@/lib/auth/one-time-token";
import { isSetupOpen } from "@/lib/auth/setup";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DEMO_PASSWORD, DEMO_TEAM } from "@/prisma/seed/team";
import { present } from "./screen";

const LINK_LIFE_MS = 24 * 3_600_000;

/** Tells the person at the terminal where to go, with a way in that works once. */
export async function welcome(): Promise<void> {
  const { APP_URL, phoneUrl, sandbox } = env();
  if (sandbox) {
    present([
      ["Inbox", await signInLink(APP_URL)],
      ["Phone", phoneUrl ?? ""],
      ["People", DEMO_TEAM.map(({ email, role }) => `${email} (${role})`).join(", ")],
      ["Password", `${DEMO_PASSWORD}   for all of them`],
      ["Stop", "Ctrl-C"],
    ]);
  } else if (await isSetupOpen()) {
    const token = await createOneTimeToken({ purpose: "setup", ttlMs: LINK_LIFE_MS });
    present([
      ["Inbox", APP_URL],
      ["First visit", `creates the owner with this token: ${token}`],
    ]);
  } else {
    present([["Inbox", APP_URL]]);
  }
}

async function signInLink(appUrl: string): Promise<string> {
  const { id } = await db().agent.findUniqueOrThrow({ where: { email: DEMO_TEAM[0].email }, select: { id: true } });
  const token = await createOneTimeToken({ purpose: "sign-in", agentId: id, ttlMs: LINK_LIFE_MS });
  return `${appUrl}/sign-in/link?token=${token}   signs in as ${DEMO_TEAM[0].name}, once`;
}
