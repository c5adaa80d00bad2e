import { beforeEach, describe, expect, test } from "vitest";
import { findAgent, requireAgent } from "@/lib/auth/agent";
import { createAgent } from "@/lib/auth/create-agent";
import { createOneTimeToken } from "@/lib/auth/one-time-token";
import { endSession, type StartedSession, signIn, signInByLink, startSession } from "@/lib/auth/session";
import { db } from "@/lib/db";

const NETWORK = "203.0.113.7";
const PASSWORD = "lisbon store opens at nine";
const ADA = { name: "Ada Ferreira", email: "ada@ribeira.example", role: "agent", password: PASSWORD } as const;
const DAY_MS = 24 * 3_600_000;

/** The headers of a browser that kept the cookies of an answer. */
function browserHeaders({ cookies }: Pick<StartedSession, "cookies">): Headers {
  const kept = cookies.getSetCookie().map((cookie) => cookie.split(";")[0]);
  return new Headers({ cookie: kept.join("; ") });
}

beforeEach(async () => {
  await db().agent.deleteMany();
  await db().loginAttempt.deleteMany();
  await db().oneTimeToken.deleteMany();
});

describe("signing in", () => {
  test("with e-mail and password starts a session that names the agent", async () => {
    const ada = await createAgent(ADA);
    const session = await signIn({ email: " Ada@Ribeira.example ", password: PASSWORD }, NETWORK);
    expect(await requireAgent(browserHeaders(session))).toEqual({
      id: ada.id,
      name: "Ada Ferreira",
      email: "ada@ribeira.example",
      role: "agent",
      locale: "en",
      theme: "system",
      listOrder: "activity",
      opensNextAfterResolve: true,
      takesOnReply: true,
    });
  });

  test("sets one cookie, out of reach of scripts and of other sites", async () => {
    await createAgent(ADA);
    const { cookies } = await signIn(ADA, NETWORK);
    expect(cookies.getSetCookie()).toHaveLength(1);
    expect(cookies.getSetCookie()[0]).toMatch(
      /^casement\.session_token=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("is refused in the same words for a wrong password, an unknown address and a deactivated agent", async () => {
    await createAgent(ADA);
    const grace = await createAgent({ ...ADA, email: "grace@ribeira.example" });
    await db().agent.update({ where: { id: grace.id }, data: { deactivatedAt: new Date() } });
    const refusal = {
      code: "unauthenticated",
      message: "E-mail and password do not match.",
      details: { triesLeft: 4 },
    };
    await expect(signIn({ ...ADA, password: "wrong" }, "a")).rejects.toMatchObject(refusal);
    await expect(signIn({ ...ADA, email: "nobody@ribeira.example" }, "b")).rejects.toMatchObject(refusal);
    await expect(signIn({ ...ADA, email: "not an address" }, "c")).rejects.toMatchObject(refusal);
    await expect(signIn({ ...ADA, email: grace.email }, "d")).rejects.toMatchObject(refusal);
    expect(await db().session.count()).toBe(0);
  });

  test("forgets earlier failures", async () => {
    await createAgent(ADA);
    for (let tries = 0; tries < 4; tries++) {
      await expect(signIn({ ...ADA, password: "wrong" }, NETWORK)).rejects.toThrow();
    }
    await signIn(ADA, NETWORK);
    await expect(signIn({ ...ADA, password: "wrong" }, NETWORK)).rejects.toMatchObject({ details: { triesLeft: 4 } });
  });

  test("is refused during a pause even with the right password", async () => {
    await createAgent(ADA);
    for (let tries = 0; tries < 5; tries++) {
      await expect(signIn({ ...ADA, password: "wrong" }, NETWORK)).rejects.toThrow();
    }
    await expect(signIn(ADA, NETWORK)).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  test("verifies no more than five of many wrong passwords that come at once", async () => {
    await createAgent(ADA);
    const tries = Array.from({ length: 20 }, () => signIn({ ...ADA, password: "wrong" }, NETWORK));
    const codes = (await Promise.allSettled(tries)).map((outcome) =>
      outcome.status === "rejected" ? outcome.reason.code : "signed in",
    );
    expect(codes.filter((code) => code === "unauthenticated")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(15);
  });

  test("clears away the agent's sessions that ran out", async () => {
    await createAgent(ADA);
    await signIn(ADA, NETWORK);
    await db().session.updateMany({ data: { expiresAt: new Date(0) } });
    await signIn(ADA, NETWORK);
    expect(await db().session.count()).toBe(1);
  });
});

describe("a one-time link", () => {
  test("signs its agent in once", async () => {
    const ada = await createAgent(ADA);
    const token = await createOneTimeToken({ purpose: "sign-in", agentId: ada.id, ttlMs: DAY_MS });
    const session = await signInByLink(token);
    expect(await findAgent(browserHeaders(session))).toMatchObject({ id: ada.id });
    await expect(signInByLink(token)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("signs a deactivated agent in no more", async () => {
    const ada = await createAgent(ADA);
    const token = await createOneTimeToken({ purpose: "sign-in", agentId: ada.id, ttlMs: DAY_MS });
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: new Date() } });
    await expect(signInByLink(token)).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

describe("a session", () => {
  test("ends with its sign-out, and not with another's", async () => {
    const ada = await createAgent(ADA);
    const laptop = browserHeaders(await startSession(ada.id));
    const phone = browserHeaders(await startSession(ada.id));
    const cookies = await endSession(laptop);
    expect(cookies.getSetCookie().join()).toContain("Max-Age=0");
    expect(await findAgent(laptop)).toBeNull();
    expect(await findAgent(phone)).not.toBeNull();
  });

  test("ends at once when its agent is deactivated", async () => {
    const ada = await createAgent(ADA);
    const headers = browserHeaders(await startSession(ada.id));
    expect(await findAgent(headers)).not.toBeNull();
    await db().agent.update({ where: { id: ada.id }, data: { deactivatedAt: new Date() } });
    expect(await findAgent(headers)).toBeNull();
    await expect(requireAgent(headers)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("ends after 30 days", async () => {
    const ada = await createAgent(ADA);
    const headers = browserHeaders(await startSession(ada.id));
    expect(await findAgent(headers, new Date(Date.now() + 30 * DAY_MS - 60_000))).not.toBeNull();
    expect(await findAgent(headers, new Date(Date.now() + 30 * DAY_MS + 60_000))).toBeNull();
  });

  test("is not had by a cookie whose signature is missing or of another secret", async () => {
    const ada = await createAgent(ADA);
    await startSession(ada.id);
    const { token } = await db().session.findFirstOrThrow({ select: { token: true } });
    const forged = "A".repeat(43);
    for (const cookie of [token, `${token}.`, `${token}.${forged}%3D`, ""]) {
      expect(await findAgent(new Headers({ cookie: `casement.session_token=${cookie}` }))).toBeNull();
    }
    expect(await findAgent(new Headers())).toBeNull();
  });
});
