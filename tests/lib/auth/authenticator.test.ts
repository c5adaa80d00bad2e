import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import type { Agent } from "@/lib/auth/agent";
import {
  beginAuthenticator,
  confirmAuthenticator,
  removeAuthenticator,
  renewRecoveryCodes,
  takeCode,
} from "@/lib/auth/authenticator";
import { createAgent } from "@/lib/auth/create-agent";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { createSealer } from "@/lib/sealing";

const START = new Date("2026-03-02T09:00:00Z");
const later = (seconds: number) => new Date(START.getTime() + seconds * 1000);
/** The seed of RFC 6238, appendix B, for SHA-1. */
const RFC_SECRET = Secret.fromLatin1("12345678901234567890").base32;

let ada: Agent;

beforeEach(async () => {
  await db().agent.deleteMany();
  ada = await createAgent({ name: "Ada", email: "ada@ribeira.example", role: "agent", password: "nine panes of glass" });
});

/** What the app shows at an instant. */
const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: 30 }).generate({ timestamp: at.getTime() });

async function setUp(): Promise<{ secret: string; codes: string[] }> {
  const { secret } = await beginAuthenticator(ada);
  return { secret, codes: await confirmAuthenticator(ada, codeAt(secret, START), START) };
}

describe("an authenticator app", () => {
  test("gives the codes of RFC 6238", async () => {
    const secret = createSealer(env().SECRET).seal(RFC_SECRET, `authenticator:${ada.id}`);
    await db().authenticatorApp.create({ data: { agentId: ada.id, secret, confirmedAt: START, recoveryCodes: [] } });
    const vectors = [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [1_111_111_111, "050471"],
      [1_234_567_890, "005924"],
      [2_000_000_000, "279037"],
    ] as const;
    for (const [seconds, code] of vectors) expect(await takeCode(ada.id, code, new Date(seconds * 1000))).toBe(true);
  });

  test("counts only once its first code was right, and its secret is not kept as it is", async () => {
    const { secret, uri } = await beginAuthenticator(ada);
    expect(uri).toContain(`secret=${secret}`);
    expect(await takeCode(ada.id, codeAt(secret, START), START)).toBe(false);
    await expect(confirmAuthenticator(ada, "000000", START)).rejects.toMatchObject({ code: "invalid_input" });
    const codes = await confirmAuthenticator(ada, codeAt(secret, START), START);
    expect(new Set(codes).size).toBe(10);
    const stored = JSON.stringify(await db().authenticatorApp.findMany({ select: { secret: true, recoveryCodes: true } }));
    for (const told of [secret, ...codes]) expect(stored).not.toContain(told);
    await expect(beginAuthenticator(ada)).rejects.toMatchObject({ code: "conflict" });
  });

  test("begun twice, also at once, is the same one: what was scanned first is right", async () => {
    const [one, two] = await Promise.all([beginAuthenticator(ada, START), beginAuthenticator(ada, START)]);
    const three = await beginAuthenticator(ada, later(14 * 60));
    expect([two.secret, three.secret]).toEqual([one.secret, one.secret]);
    expect((await beginAuthenticator(ada, later(16 * 60))).secret).not.toBe(one.secret);
  });

  test("may be half a minute off, and takes no code twice, also not of two that come at once", async () => {
    const { secret } = await setUp();
    expect(await takeCode(ada.id, codeAt(secret, START), START)).toBe(false);
    expect(await takeCode(ada.id, codeAt(secret, later(120)), later(60))).toBe(false);
    const code = codeAt(secret, later(90));
    const both = await Promise.all([takeCode(ada.id, code, later(60)), takeCode(ada.id, code, later(60))]);
    expect(both.sort()).toEqual([false, true]);
    // Seen over a shoulder in the half minute before: older than what was taken.
    expect(await takeCode(ada.id, codeAt(secret, later(60)), later(90))).toBe(false);
    expect(await takeCode(ada.id, codeAt(secret, later(120)), later(150))).toBe(true);
  });

  test("comes with recovery codes that work once, until there are new ones", async () => {
    const { codes } = await setUp();
    const [first = "", second = ""] = codes;
    expect(await takeCode(ada.id, first.toLowerCase().replace("-", " "), START)).toBe(true);
    expect(await takeCode(ada.id, first, START)).toBe(false);
    const [fresh = ""] = await renewRecoveryCodes(ada.id);
    expect(await takeCode(ada.id, second, START)).toBe(false);
    expect(await takeCode(ada.id, fresh, START)).toBe(true);
    await removeAuthenticator(ada.id);
    expect(await takeCode(ada.id, fresh, START)).toBe(false);
  });
});
