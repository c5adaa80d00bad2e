import type { ConnectionProblem, StepFacts, StepState } from "@/lib/contract/number-connection";
import type { AccountNumber, AccountOutcome, TokenFacts } from "@/lib/whatsapp/account";
import type { WhatsAppClient } from "@/lib/whatsapp/client";
import type { Refusal } from "@/lib/whatsapp/outcome";
import type { ConnectingContext } from "./connecting-context";
import { missingScopes } from "./number-check";

/** What was entered so far. */
export type Entered = {
  accessToken: string | null;
  appSecret: string | null;
  wabaId: string | null;
  phoneNumberId: string | null;
};

/** The steps that are questions to Meta. */
export type CheckedSteps = Record<"token" | "number" | "secret" | "events", StepState>;

export const NOT_STARTED: StepState = { state: "not_started", checkedAt: null, facts: {}, problem: null, answer: null };

type Verdict = Pick<StepState, "facts" | "problem">;

/**
 * Asks Meta about everything that was entered, each step with what those before it found. What cannot be asked yet is not started.
 * `isTaken`: this number is connected already.
 */
export async function checkEntered(entered: Entered, isTaken: boolean, context: ConnectingContext): Promise<CheckedSteps> {
  const nothing = { token: NOT_STARTED, number: NOT_STARTED, secret: NOT_STARTED, events: NOT_STARTED };
  const { accessToken, appSecret } = entered;
  if (accessToken === null) return nothing;
  const asked = await context.clientWith({ accessToken }).debugToken();
  const now = context.now();
  const token = toStep(asked, (facts) => judgeToken(facts, now), now);
  if (token.state === "failed") return { ...nothing, token };
  const secret = appSecret === null ? NOT_STARTED : await checkSecret(accessToken, appSecret, context);
  // An app may demand the proof with every call: then the steps after this one work only with it.
  const client = context.clientWith({ accessToken, appSecret: secret.state === "done" && appSecret ? appSecret : undefined });
  const appId = token.facts.appId ?? null;
  const [number, events] = await Promise.all([
    checkNumber(entered, isTaken, client, now),
    checkEvents(entered, appId, client, now),
  ]);
  return { token, number, secret, events };
}

/** Meta refuses every call whose proof was made with another app's secret; the same call without a proof was just answered. */
async function checkSecret(accessToken: string, appSecret: string, context: ConnectingContext): Promise<StepState> {
  const outcome = await context.clientWith({ accessToken, appSecret }).debugToken();
  const judged = toStep(outcome, ({ appId }) => ({ facts: appId === null ? {} : { appId }, problem: null }), context.now());
  return outcome.kind === "rejected" ? { ...judged, problem: "secret_wrong" } : judged;
}

async function checkNumber(
  { wabaId, phoneNumberId }: Entered,
  isTaken: boolean,
  client: WhatsAppClient,
  now: Date,
): Promise<StepState> {
  if (wabaId === null || phoneNumberId === null) return NOT_STARTED;
  const outcome = await client.listPhoneNumbers(wabaId);
  const number = outcome.kind === "found" ? outcome.value.find((listed) => listed.phoneNumberId === phoneNumberId) : undefined;
  return toStep(outcome, () => (number ? judgeNumber(number, isTaken) : { facts: {}, problem: "number_not_found" }), now);
}

async function checkEvents({ wabaId }: Entered, appId: string | null, client: WhatsAppClient, now: Date): Promise<StepState> {
  if (wabaId === null) return NOT_STARTED;
  const outcome = await client.readSubscriptions(wabaId);
  const step = toStep(
    outcome,
    (apps) => {
      const ours = appId === null ? apps[0] : apps.find(({ id }) => id === appId);
      return ours ? { facts: { appId: ours.id, ...(ours.name ? { appName: ours.name } : {}) }, problem: null } : NOT_SUBSCRIBED;
    },
    now,
  );
  return outcome.kind === "rejected" ? { ...step, problem: "subscription_refused" } : step;
}

const NOT_SUBSCRIBED: Verdict = { facts: {}, problem: "not_subscribed" };

function judgeToken(token: TokenFacts, now: Date): Verdict {
  const missing = missingScopes(token.scopes);
  const facts: StepFacts = {
    expiresAt: token.expiresAt?.toISOString() ?? null,
    ...(token.appId === null ? {} : { appId: token.appId }),
    ...(token.appName === null ? {} : { appName: token.appName }),
    ...(token.type === null ? {} : { tokenType: token.type }),
    ...(missing.length === 0 ? {} : { missing }),
  };
  return { facts, problem: problemOfToken(token, missing, now) };
}

function problemOfToken({ expiresAt, isValid }: TokenFacts, missing: readonly string[], now: Date): ConnectionProblem | null {
  if (expiresAt !== null && expiresAt <= now) return "token_expired";
  if (!isValid) return "token_not_valid";
  return missing.length > 0 ? "scopes_missing" : null;
}

function judgeNumber(number: AccountNumber, isTaken: boolean): Verdict {
  const { displayPhoneNumber, verifiedName, nameStatus, quality, status } = number;
  const phone = number.isOnPhone ? { isOnPhone: true, onboardedAt: number.onboardedAt?.toISOString() ?? null } : {};
  const facts = { displayPhoneNumber, verifiedName, nameStatus, quality, status, ...phone };
  return { facts, problem: problemOfNumber(number, isTaken) };
}

function problemOfNumber({ platform, status }: AccountNumber, isTaken: boolean): ConnectionProblem | null {
  if (isTaken) return "number_taken";
  if (platform !== null && platform !== "CLOUD_API") return "number_other_platform";
  return status === null || status === "CONNECTED" ? null : "number_not_connected";
}

function toStep<Value>(outcome: AccountOutcome<Value>, judge: (value: Value) => Verdict, now: Date): StepState {
  const { facts, problem } = outcome.kind === "found" ? judge(outcome.value) : { facts: {}, problem: problemOf(outcome) };
  return { state: problem === null ? "done" : "failed", checkedAt: now.toISOString(), facts, problem, answer: outcome.answer };
}

function problemOf(refusal: Refusal): ConnectionProblem {
  return refusal.kind === "rejected" ? "token_refused" : "not_reached";
}
