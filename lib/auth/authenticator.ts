import { createHmac } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { type AuthenticatorSetup, RECOVERY_CODES } from "@/lib/contract/second-step";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import { createSealer } from "@/lib/sealing";
import type { Agent } from "./agent";
import { createReadableCode, readableCodeSigns } from "./readable-code";

const ISSUER = "Casement";
/** Steps of clock difference that are forgiven, before and after. */
const WINDOW = 1;
const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;
/** For how long one that was begun is gone on with. */
const BEGUN_MS = 15 * 60_000;

/**
 * Begins setting an authenticator app up: a secret that counts for nothing until a code was right. Begun again within a quarter of an
 * hour, in another tab or by opening the dialog twice, it is the same secret, so that what was scanned first stays right. Throws
 * `conflict` for somebody who has an app.
 */
export async function beginAuthenticator(agent: Agent, now = new Date()): Promise<AuthenticatorSetup> {
  const fresh = sealer().seal(new Secret({ size: SECRET_BYTES }).base32, purposeOf(agent.id));
  const old = new Date(now.getTime() - BEGUN_MS);
  const [begun] = await db().$queryRaw<{ secret: string }[]>`
    INSERT INTO authenticator_app AS app (agent_id, secret, recovery_codes, created_at) VALUES (${agent.id}, ${fresh}, '{}', ${now})
    ON CONFLICT (agent_id) DO UPDATE SET
      secret = CASE WHEN app.created_at < ${old} THEN excluded.secret ELSE app.secret END,
      created_at = CASE WHEN app.created_at < ${old} THEN excluded.created_at ELSE app.created_at END
    WHERE app.confirmed_at IS NULL RETURNING secret`;
  if (!begun) throw new DomainError("conflict", "You have an authenticator app. Remove it first.");
  const secret = sealer().open(begun.secret, purposeOf(agent.id));
  return { secret, uri: totp(secret, agent.email).toString() };
}

/** Takes the app into use with its first right code. Answers the recovery codes, this once. Throws `invalid_input` for a wrong code. */
export async function confirmAuthenticator(agent: Agent, code: string, now = new Date()): Promise<string[]> {
  const app = await db().authenticatorApp.findFirst({
    where: { agentId: agent.id, confirmedAt: null },
    select: { secret: true },
  });
  if (!app) throw new DomainError("conflict", "Begin again: this app is set up already, or was not begun.");
  const step = stepOf(sealer().open(app.secret, purposeOf(agent.id)), code, now);
  if (step === null) throw new DomainError("invalid_input", "This code is not right. Wait for the next one.");
  const { codes, hashes } = createCodes();
  const { count } = await db().authenticatorApp.updateMany({
    where: { agentId: agent.id, confirmedAt: null, secret: app.secret },
    data: { confirmedAt: now, lastStep: step, recoveryCodes: hashes },
  });
  if (count === 0) throw new DomainError("conflict", "Begin again: this app is set up already.");
  return codes;
}

/** Forgets the app and its recovery codes. */
export async function removeAuthenticator(agentId: string): Promise<void> {
  await db().authenticatorApp.deleteMany({ where: { agentId } });
}

/** New recovery codes in place of all from before. Throws `not_found` for somebody without an app. */
export async function renewRecoveryCodes(agentId: string): Promise<string[]> {
  const { codes, hashes } = createCodes();
  const { count } = await db().authenticatorApp.updateMany({
    where: { agentId, confirmedAt: { not: null } },
    data: { recoveryCodes: hashes },
  });
  if (count === 0) throw new DomainError("not_found", "There is no authenticator app.");
  return codes;
}

/**
 * Whether a code is right: of the app, in its half minute or a neighbouring one and not older than the last that was taken, or one of the
 * recovery codes. A right one is used up, in one statement: of two that come at once, one is right.
 */
export async function takeCode(agentId: string, code: string, now: Date): Promise<boolean> {
  const app = await db().authenticatorApp.findFirst({
    where: { agentId, confirmedAt: { not: null } },
    select: { secret: true },
  });
  if (!app) return false;
  const step = stepOf(sealer().open(app.secret, purposeOf(agentId)), code, now);
  if (step !== null) {
    const taken = await db().$executeRaw`
      UPDATE authenticator_app SET last_step = ${step} WHERE agent_id = ${agentId} AND (last_step IS NULL OR last_step < ${step})`;
    return taken === 1;
  }
  const hash = hashCode(code);
  const used = await db().$executeRaw`
    UPDATE authenticator_app SET recovery_codes = array_remove(recovery_codes, ${hash})
    WHERE agent_id = ${agentId} AND ${hash} = ANY(recovery_codes)`;
  return used === 1;
}

/** The time step that a code of six digits belongs to; null = none of those that are taken now. */
function stepOf(secret: string, code: string, now: Date): bigint | null {
  const digits = code.replace(/[\s-]/g, "");
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = now.getTime();
  const delta = totp(secret).validate({ token: digits, timestamp, window: WINDOW });
  return delta === null ? null : BigInt(Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta);
}

function totp(secret: string, label = ""): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
  });
}

function createCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () => createReadableCode(2, 5));
  return { codes, hashes: codes.map(hashCode) };
}

/** Keyed, because 50 bits are few for somebody who has the table alone. */
function hashCode(code: string): string {
  return createHmac("sha256", env().SECRET)
    .update(`recovery code ${readableCodeSigns(code)}`)
    .digest("hex");
}

function sealer() {
  return createSealer(env().SECRET);
}

function purposeOf(agentId: string): string {
  return `authenticator:${agentId}`;
}
