import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { prepareDatabase } from "@/server/database";
import { prepareDeployment } from "@/server/deployment";

const BASE = { DATABASE_URL: process.env.DATABASE_URL, SECRET: process.env.SECRET };
const SANDBOX = readEnv(BASE);
const REAL = readEnv({
  ...BASE,
  WHATSAPP_PHONE_NUMBER_ID: "1001",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "2002",
  WHATSAPP_ACCESS_TOKEN: "token",
  WHATSAPP_APP_SECRET: "app secret",
  WHATSAPP_VERIFY_TOKEN: "verify token",
});

beforeEach(async () => {
  await db().$executeRaw`TRUNCATE setting, agent, team, contact, phone_number, template, template_offer, template_draft CASCADE`;
});

test("a real number starts with its row and nothing else", async () => {
  await prepareDeployment(REAL);
  expect(await db().phoneNumber.findMany({ select: { phoneNumberId: true, wabaId: true } })).toEqual([
    { phoneNumberId: "1001", wabaId: "2002" },
  ]);
  expect(await db().agent.count()).toBe(0);
  expect(await db().conversation.count()).toBe(0);
});

test("the sandbox starts with its team and conversations, and a second start adds none", async () => {
  await prepareDeployment(SANDBOX);
  const conversations = await db().conversation.count();
  expect(conversations).toBeGreaterThan(30);
  await prepareDeployment(SANDBOX);
  expect(await db().conversation.count()).toBe(conversations);
});

test("a database with the sandbox's demo data is refused to a real number", async () => {
  await prepareDeployment(SANDBOX);
  await expect(prepareDeployment(REAL)).rejects.toThrow("holds the sandbox's demo data");
});

test("a real number's database is refused to the sandbox, and stays without demo data", async () => {
  await prepareDeployment(REAL);
  await expect(prepareDeployment(SANDBOX)).rejects.toThrow("belongs to a real WhatsApp number");
  expect(await db().agent.count()).toBe(0);
});

test("a migrated database needs nothing more", async () => {
  const before = await db().$queryRaw`SELECT count(*) FROM _prisma_migrations`;
  await prepareDatabase(SANDBOX.DATABASE_URL);
  expect(await db().$queryRaw`SELECT count(*) FROM _prisma_migrations`).toEqual(before);
});
