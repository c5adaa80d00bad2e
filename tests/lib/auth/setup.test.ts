import { beforeEach, expect, test } from "vitest";
import { createOneTimeToken } from "@/lib/auth/one-time-token";
import { signIn } from "@/lib/auth/session";
import { createOwner, isSetupOpen } from "@/lib/auth/setup";
import { db } from "@/lib/db";

const NOOR = { name: "Noor Dhillon", email: "noor@ribeira.example", password: "a window with four panes" };

const setupToken = () => createOneTimeToken({ purpose: "setup", ttlMs: 3_600_000 });

beforeEach(async () => {
  await db().agent.deleteMany();
  await db().oneTimeToken.deleteMany();
});

test("the owner is an admin who can sign in, and closes setup", async () => {
  expect(await isSetupOpen()).toBe(true);
  const owner = await createOwner({ ...NOOR, token: await setupToken() });
  expect(owner).toMatchObject({ name: "Noor Dhillon", email: "noor@ribeira.example", role: "admin" });
  expect(await isSetupOpen()).toBe(false);
  expect(await signIn(NOOR, "203.0.113.7")).toMatchObject({ agent: { id: owner.id } });
});

test("a wrong token creates nobody", async () => {
  await setupToken();
  await expect(createOwner({ ...NOOR, token: "0000-0000-0000" })).rejects.toMatchObject({ code: "forbidden" });
  expect(await db().agent.count()).toBe(0);
});

test("a sign-in link's token creates nobody", async () => {
  const token = await createOneTimeToken({ purpose: "sign-in", agentId: "ada", ttlMs: 3_600_000 });
  await expect(createOwner({ ...NOOR, token })).rejects.toMatchObject({ code: "forbidden" });
});

test("setup stays closed for ever, with a good token and when its only agent is deactivated", async () => {
  const owner = await createOwner({ ...NOOR, token: await setupToken() });
  await db().agent.update({ where: { id: owner.id }, data: { deactivatedAt: new Date() } });
  const second = createOwner({ ...NOOR, email: "eve@ribeira.example", token: await setupToken() });
  await expect(second).rejects.toMatchObject({ code: "conflict" });
  expect(await db().agent.count()).toBe(1);
});

test("of many owners created at once, with good tokens each, one is", async () => {
  const tokens = await Promise.all(Array.from({ length: 8 }, setupToken));
  const outcomes = await Promise.allSettled(
    tokens.map((token, index) => createOwner({ ...NOOR, email: `noor${index}@ribeira.example`, token })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db().agent.count()).toBe(1);
});
