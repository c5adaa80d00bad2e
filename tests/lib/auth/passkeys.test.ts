import { beforeEach, describe, expect, test } from "vitest";
import type { Agent } from "@/lib/auth/agent";
import { createAgent } from "@/lib/auth/create-agent";
import { beginPasskeySignIn, passPasskey } from "@/lib/auth/passkey-sign-in";
import { addPasskey, beginPasskey, listPasskeys, removePasskey, renamePasskey } from "@/lib/auth/passkeys";
import { signIn } from "@/lib/auth/session";
import { db } from "@/lib/db";
import { SoftwareAuthenticator } from "@/tests/support/software-authenticator";

const PASSWORD = "nine panes of glass";
let ada: Agent;

beforeEach(async () => {
  await db().agent.deleteMany();
  await db().oneTimeToken.deleteMany();
  ada = await createAgent({ name: "Ada", email: "ada@ribeira.example", role: "agent", password: PASSWORD });
});

async function givenPasskey(): Promise<SoftwareAuthenticator> {
  const key = new SoftwareAuthenticator();
  await addPasskey(ada, "Laptop", key.register(await beginPasskey(ada)));
  return key;
}

describe("a passkey", () => {
  test("signs its owner in alone, time after time", async () => {
    const key = await givenPasskey();
    for (let times = 0; times < 2; times++) {
      expect(await passPasskey(key.sign(await beginPasskeySignIn()))).toBe(ada.id);
    }
    expect(await listPasskeys(ada.id)).toMatchObject([{ name: "Laptop", isBackedUp: false, usedAt: expect.any(String) }]);
  });

  test("is asked for after the password, which lets nobody in any more", async () => {
    await givenPasskey();
    const answer = await signIn({ email: ada.email, password: PASSWORD }, "203.0.113.7");
    expect(answer.isSecondStepDue).toBe(true);
    expect(await db().session.count()).toBe(0);
  });

  test("is refused with another's origin or name, or without its holder verified, and is then not kept", async () => {
    const wrongs = [{ origin: "https://casement.example" }, { rpId: "casement.example" }, { isUserVerified: false }];
    for (const quirks of wrongs) {
      const answer = new SoftwareAuthenticator().register(await beginPasskey(ada), quirks);
      await expect(addPasskey(ada, "Laptop", answer)).rejects.toMatchObject({ code: "invalid_input" });
    }
    expect(await listPasskeys(ada.id)).toEqual([]);
    const key = await givenPasskey();
    for (const quirks of wrongs) {
      const answer = key.sign(await beginPasskeySignIn(), quirks);
      await expect(passPasskey(answer)).rejects.toMatchObject({ code: "unauthenticated" });
    }
  });

  test("answers each challenge once, and only one of ours, for what it was made for", async () => {
    const key = await givenPasskey();
    const answer = key.sign(await beginPasskeySignIn());
    expect(await passPasskey(answer)).toBe(ada.id);
    await expect(passPasskey(answer)).rejects.toMatchObject({ code: "unauthenticated" });
    const made = { challenge: Buffer.from("made by somebody else").toString("base64url") };
    await expect(passPasskey(key.sign(made))).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(passPasskey(key.sign(await beginPasskey(ada)))).rejects.toMatchObject({ code: "unauthenticated" });

    const grace = await createAgent({ name: "Grace", email: "grace@ribeira.example", role: "agent", password: PASSWORD });
    const forGrace = new SoftwareAuthenticator().register(await beginPasskey(grace));
    await expect(addPasskey(ada, "Mine now", forGrace)).rejects.toMatchObject({ code: "invalid_input" });
  });

  test("that was copied is noticed by its counter", async () => {
    const key = await givenPasskey();
    expect(await passPasskey(key.sign(await beginPasskeySignIn(), { counter: 7 }))).toBe(ada.id);
    const copy = key.sign(await beginPasskeySignIn(), { counter: 7 });
    await expect(passPasskey(copy)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("is renamed and removed by its owner alone, and there are ten at most", async () => {
    const key = await givenPasskey();
    const grace = await createAgent({ name: "Grace", email: "grace@ribeira.example", role: "agent", password: PASSWORD });
    const [{ id } = { id: "" }] = await listPasskeys(ada.id);
    await expect(renamePasskey(grace, id, "Mine")).rejects.toMatchObject({ code: "not_found" });
    await expect(removePasskey(grace, id)).rejects.toMatchObject({ code: "not_found" });
    await renamePasskey(ada, id, "Old laptop");
    expect(await listPasskeys(ada.id)).toMatchObject([{ name: "Old laptop" }]);
    for (let count = 1; count < 10; count++) await givenPasskey();
    await expect(beginPasskey(ada)).rejects.toMatchObject({ code: "conflict" });
    await removePasskey(ada, id);
    await expect(passPasskey(key.sign(await beginPasskeySignIn()))).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
