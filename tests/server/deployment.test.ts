import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { Client } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db";
import { PrismaClient } from "@/lib/db/generated/client";
import { readEnv } from "@/lib/env";
import { storeKeys } from "@/lib/inbox/credentials";
import { readSendingHold, releaseSending } from "@/lib/inbox/sending-hold";
import { createSealer } from "@/lib/sealing";
import { prepareDatabase } from "@/server/database";
import { prepareDeployment } from "@/server/deployment";
import { findHome, noteHome } from "@/server/home";
import { eventually } from "../support/conditions";
import { urlOfDatabase } from "../support/database";
import { givenAgent } from "../support/inbox";

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

describe("a database that stands elsewhere than it did", () => {
  test("sends nothing until somebody lets it, and is told once", async () => {
    await prepareDeployment(REAL);
    expect(await readSendingHold()).toBeNull();
    await givenMovedHome();
    await prepareDeployment(REAL);
    expect(await readSendingHold()).toMatchObject({ reason: "moved" });
    await releaseSending(await givenAgent("Ada", "admin"), new Date());
    await prepareDeployment(REAL);
    expect(await readSendingHold()).toBeNull();
  });

  test("is one that a dump was restored to, in the same server", async () => {
    await prepareDeployment(REAL);
    const before = await findHome(db(), null);
    const copy = `${new URL(REAL.DATABASE_URL).pathname.slice(1)}_copy`;
    const admin = new Client({ connectionString: urlOfDatabase(REAL.DATABASE_URL, "postgres") });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${copy}`);
    const restored = new PrismaClient({ adapter: new PrismaPg({ connectionString: urlOfDatabase(REAL.DATABASE_URL, copy) }) });
    try {
      const home = await findHome(restored, null);
      expect(home.cluster).toBe(before.cluster);
      expect(home.database).not.toBe(before.database);
      expect(await db().$transaction((tx) => noteHome(tx, home))).toBe(true);
    } finally {
      await restored.$disconnect();
      await admin.query(`DROP DATABASE ${copy}`);
      await admin.end();
    }
  });

  test("is a copied folder, whose files were made at another instant", async () => {
    const folder = mkdtempSync(join(tmpdir(), "casement-cluster-"));
    writeFileSync(join(folder, "PG_VERSION"), "18\n");
    await prepareDeployment(REAL, folder);
    await prepareDeployment(REAL, folder);
    expect(await readSendingHold()).toBeNull();
    const copy = `${folder}-copy`;
    await eventually("the clock has moved on", () => Date.now() > Math.ceil(statSync(folder).birthtimeMs) + 5);
    cpSync(folder, copy, { recursive: true, preserveTimestamps: true });
    await prepareDeployment(REAL, copy);
    for (const path of [folder, copy]) rmSync(path, { recursive: true });
    expect(await readSendingHold()).toMatchObject({ reason: "moved" });
  });

  test("is not one that may not be asked for its cluster, or that other processes reach without its folder", async () => {
    await prepareDeployment(REAL);
    const home = await findHome(db(), null);
    expect(await db().$transaction((tx) => noteHome(tx, { ...home, cluster: null }))).toBe(false);
    expect(await db().$transaction((tx) => noteHome(tx, { ...home, filesMadeAt: 1_795_348_800_000 }))).toBe(false);
    expect(await db().$transaction((tx) => noteHome(tx, home))).toBe(false);
    expect(await db().$transaction((tx) => noteHome(tx, { ...home, filesMadeAt: 1_795_348_900_000 }))).toBe(true);
  });

  test("goes on sending where the settings say so, and a sandbox, which reaches nobody, always does", async () => {
    await prepareDeployment(REAL);
    await givenMovedHome();
    await prepareDeployment({ ...REAL, SENDING: "go" });
    expect(await readSendingHold()).toBeNull();
    await db().$executeRaw`TRUNCATE setting`;
    await prepareDeployment(SANDBOX);
    await givenMovedHome();
    await prepareDeployment(SANDBOX);
    expect(await readSendingHold()).toBeNull();
  });

  test("or any other starts held where the settings say so, until they say go", async () => {
    await prepareDeployment({ ...REAL, SENDING: "held" });
    expect(await readSendingHold()).toMatchObject({ reason: "setting" });
    await prepareDeployment(REAL);
    expect(await readSendingHold()).not.toBeNull();
    await prepareDeployment({ ...REAL, SENDING: "go" });
    expect(await readSendingHold()).toBeNull();
  });
});

describe("a SECRET", () => {
  const OTHER = { ...REAL, SECRET: "another secret of more than 32 characters" };

  test("that is another one is refused while something is sealed with the first, unless that is given up", async () => {
    await prepareDeployment(REAL);
    await givenKeys(REAL.SECRET);
    await expect(prepareDeployment(OTHER)).rejects.toThrow(/^SECRET is not the one that this database was used with/);
    await prepareDeployment(REAL);
    await prepareDeployment({ ...OTHER, SECRET_REPLACED: "true" });
    await prepareDeployment(OTHER);
    await expect(prepareDeployment(REAL)).rejects.toThrow("SECRET is not the one");
  });

  test("that is another one is refused although the database is from before it was noted", async () => {
    await prepareDeployment(REAL);
    await givenKeys(REAL.SECRET);
    await db().setting.delete({ where: { key: "secretCheck" } });
    await expect(prepareDeployment(OTHER)).rejects.toThrow("SECRET is not the one");
  });

  test("may change as long as nothing is sealed", async () => {
    await prepareDeployment(REAL);
    await prepareDeployment(OTHER);
  });
});

async function givenMovedHome(): Promise<void> {
  await db().$executeRaw`UPDATE setting SET value = jsonb_set(value, '{cluster}', '"7000000000000000001"') WHERE key = 'home'`;
}

async function givenKeys(secret: string): Promise<void> {
  const { id } = await db().phoneNumber.findFirstOrThrow({ select: { id: true } });
  const { id: setBy } = await givenAgent("Grace", "admin");
  const keys = { appId: "1", accessToken: "token", appSecret: "app secret" };
  await db().$transaction((tx) => storeKeys(tx, createSealer(secret), id, keys, { setBy, setAt: new Date() }));
}
