import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { singleton } from "@/lib/singleton";

const SESSION_SECONDS = 30 * 24 * 3600;

/**
 * Better Auth over our tables, made on first use because a build imports every route without secrets. Only `lib/auth` calls
 * it, through its API: none of its own HTTP routes are mounted, so what the web can reach is what `app/api` names.
 */
export function authentication() {
  return singleton("authentication", () => createAuthentication(env()));
}

function createAuthentication({ APP_URL, SECRET }: { APP_URL: string; SECRET: string }) {
  return betterAuth({
    appName: "Casement",
    baseURL: APP_URL,
    secret: SECRET,
    database: prismaAdapter(db(), { provider: "postgresql" }),
    user: { modelName: "agent" },
    session: {
      fields: { userId: "agentId" },
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      // A session that ends must end everywhere at once, so every request asks the database.
      cookieCache: { enabled: false },
    },
    account: { fields: { userId: "agentId" } },
    databaseHooks: { session: { create: { before: ({ userId }) => isActive(userId) } } },
    // Per process and not atomic; `login-limiter` counts in Postgres.
    rateLimit: { enabled: false },
    // It notes every unknown address and wrong password; what fails for real is thrown, and logged by our caller.
    logger: { disabled: true },
    telemetry: { enabled: false },
    advanced: {
      cookiePrefix: "casement",
      useSecureCookies: APP_URL.startsWith("https:"),
      // Recorded by the limiter's own reading of the network; Better Auth would trust any forwarded header.
      ipAddress: { disableIpTracking: true },
    },
    plugins: [agentSessions],
  });
}

/** Two calls that Better Auth lacks: a session for a known agent, and the token behind a request's signed cookie. */
const agentSessions = {
  id: "agent-sessions",
  endpoints: {
    startSession: createAuthEndpoint({ method: "POST", body: z.object({ agentId: z.string() }) }, async (context) => {
      const { internalAdapter } = context.context;
      const user = await internalAdapter.findUserById(context.body.agentId);
      const session = user && (await internalAdapter.createSession(user.id));
      if (!session) throw new APIError("UNAUTHORIZED");
      await setSessionCookie(context, { session, user });
      return context.json({ agentId: user.id });
    }),
    readSessionToken: createAuthEndpoint({ method: "GET", requireHeaders: true }, async (context) => {
      const { authCookies, secret } = context.context;
      return (await context.getSignedCookie(authCookies.sessionToken.name, secret)) || null;
    }),
  },
} satisfies BetterAuthPlugin;

async function isActive(agentId: string): Promise<boolean> {
  const agent = await db().agent.findFirst({ where: { id: agentId, deactivatedAt: null }, select: { id: true } });
  return agent !== null;
}
