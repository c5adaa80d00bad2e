import { Secret, TOTP } from "otpauth";
import { beforeEach, describe, expect, test } from "vitest";
import { GET as getMe } from "@/app/api/me/route";
import { POST as postPasskeyOptions } from "@/app/api/security/passkeys/options/route";
import { POST as postPasskey } from "@/app/api/session/passkey/route";
import { POST as postSession } from "@/app/api/session/route";
import { POST as postSecondStep } from "@/app/api/session/second-step/route";
import { beginAuthenticator, confirmAuthenticator } from "@/lib/auth/authenticator";
import { createAgent } from "@/lib/auth/create-agent";
import { beginPasskeySignIn } from "@/lib/auth/passkey-sign-in";
import { addPasskey, beginPasskey } from "@/lib/auth/passkeys";
import { startSession } from "@/lib/auth/session";
import { db } from "@/lib/db";
import { SoftwareAuthenticator } from "@/tests/support/software-authenticator";

const ADA = { name: "Ada", email: "ada@ribeira.example", role: "agent", password: "nine panes of glass" } as const;
const context = { params: Promise.resolve({}) };

let recoveryCodes: string[];

beforeEach(async () => {
  await db().agent.deleteMany();
  await db().loginAttempt.deleteMany();
  await db().oneTimeToken.deleteMany();
  const ada = await createAgent(ADA);
  const { secret } = await beginAuthenticator(ada);
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  recoveryCodes = await confirmAuthenticator(ada, code);
});

function post(body: unknown, cookie = ""): Request {
  const headers = { "content-type": "application/json", cookie, host: "localhost:3000", "x-forwarded-for": "203.0.113.7" };
  return new Request("http://localhost:3000/", { method: "POST", headers, body: JSON.stringify(body) });
}

/** The cookies that an answer leaves a browser with. */
function cookiesOf(response: Response): string {
  const kept = response.headers.getSetCookie().filter((line) => !line.includes("Max-Age=0"));
  return kept.map((line) => line.split(";")[0]).join("; ");
}

const isSignedIn = async (cookie: string) =>
  (await getMe(new Request("http://localhost:3000/", { headers: { cookie } }), context)).status === 200;

async function givePassword(): Promise<{ next: string; cookie: string }> {
  const response = await postSession(post({ email: ADA.email, password: ADA.password, next: "/inbox/unread" }));
  expect(response.status).toBe(200);
  return { ...(await response.json()), cookie: cookiesOf(response) };
}

describe("after the right password", () => {
  test("a ticket leads to the second step, and opens nothing else", async () => {
    const { next, cookie } = await givePassword();
    expect(next).toBe("/sign-in/second-step?next=%2Finbox%2Funread");
    expect(cookie).toMatch(/^casement\.second_step=[\w-]+$/);
    expect(await isSignedIn(cookie)).toBe(false);
  });

  test("a right code lets in, once, and goes where the visitor wanted", async () => {
    const { cookie } = await givePassword();
    const [code] = recoveryCodes;
    const answer = await postSecondStep(post({ code, next: "/inbox/unread" }, cookie));
    expect(await answer.json()).toEqual({ next: "/inbox/unread" });
    expect(await isSignedIn(cookiesOf(answer))).toBe(true);
    const again = await postSecondStep(post({ code: recoveryCodes[1] }, cookie));
    expect(again.status).toBe(403);
  });

  test("a code is worth nothing without the ticket, or with one that ran out", async () => {
    const [code] = recoveryCodes;
    expect((await postSecondStep(post({ code }))).status).toBe(403);
    const { cookie } = await givePassword();
    await db().oneTimeToken.updateMany({ data: { expiresAt: new Date(0) } });
    expect((await postSecondStep(post({ code }, cookie))).status).toBe(403);
  });

  test("wrong codes run into a pause that the right password does not lift", async () => {
    for (let tries = 4; tries >= 0; tries--) {
      const { cookie } = await givePassword();
      const answer = await postSecondStep(post({ code: "000 000" }, cookie));
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { details: { triesLeft: tries } } });
    }
    const { cookie } = await givePassword();
    const [code] = recoveryCodes;
    const paused = await postSecondStep(post({ code }, cookie));
    expect(paused.status).toBe(429);
    expect(await db().session.count()).toBe(0);
  });

  test("a passkey lets in too, with or without the password before", async () => {
    const ada = await db().agent.findFirstOrThrow();
    const key = new SoftwareAuthenticator();
    const agent = { ...ada, locale: "en", theme: "system", listOrder: "activity" } as const;
    await addPasskey(agent, "Laptop", key.register(await beginPasskey(agent)));
    const answer = await postPasskey(post({ answer: key.sign(await beginPasskeySignIn()) }));
    expect(answer.status).toBe(200);
    expect(await isSignedIn(cookiesOf(answer))).toBe(true);
  });
});

test("a passkey is made only with the password again: whoever borrows a browser must not leave a key behind", async () => {
  const { cookies } = await startSession((await db().agent.findFirstOrThrow()).id);
  const cookie = cookies.getSetCookie()[0]?.split(";")[0] ?? "";
  const ask = (body: unknown) => postPasskeyOptions(post(body, cookie), context);
  expect((await ask({})).status).toBe(400);
  expect((await ask({ password: "ten panes of glass" })).status).toBe(403);
  expect(await db().oneTimeToken.count()).toBe(0);
  expect(await (await ask({ password: ADA.password })).json()).toMatchObject({ user: { name: ADA.email } });
});
