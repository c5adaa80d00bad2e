import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { v7 as uuidv7 } from "uuid";
import { PASSKEYS_MAX, type PasskeyRegistration, type PasskeyView } from "@/lib/contract/second-step";
import { db, type Tx } from "@/lib/db";
import { env } from "@/lib/env";
import { DomainError } from "@/lib/errors";
import type { Agent } from "./agent";
import { CHALLENGE_MS, keepChallenge, takeChallenge } from "./passkey-challenge";

const PRODUCT = "Casement";

const passkeyColumns = { id: true, name: true, createdAt: true, usedAt: true, isBackedUp: true } as const;

/** Where passkeys of this deployment work: the page's origin, and the name that they are bound to. */
export function relyingParty(): { origin: string; id: string } {
  const { origin, hostname } = new URL(env().APP_URL);
  return { origin, id: hostname };
}

/** An agent's passkeys, oldest first. */
export async function listPasskeys(agentId: string): Promise<PasskeyView[]> {
  const rows = await db().passkey.findMany({
    where: { agentId },
    select: passkeyColumns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: PASSKEYS_MAX,
  });
  return rows.map(toView);
}

/**
 * What a browser needs to make a passkey for this agent: one that is kept with its name, so that it signs in alone, and that asks
 * who holds the device. Good for five minutes, once.
 */
export async function beginPasskey(agent: Agent) {
  const known = await db().passkey.findMany({ where: { agentId: agent.id }, select: { credentialId: true, transports: true } });
  if (known.length >= PASSKEYS_MAX) throw tooMany();
  const options = await generateRegistrationOptions({
    rpName: PRODUCT,
    rpID: relyingParty().id,
    userID: new TextEncoder().encode(agent.id),
    userName: agent.email,
    userDisplayName: agent.name,
    attestationType: "none",
    timeout: CHALLENGE_MS,
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: known.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
  });
  await keepChallenge(options.challenge, "passkey-registration", agent.id);
  return options;
}

/**
 * Keeps the passkey that a browser made. Throws `invalid_input` when it does not answer our challenge from our origin with its
 * holder verified, `conflict` when it is known already or there are too many.
 */
export async function addPasskey(agent: Agent, name: string, answer: PasskeyRegistration): Promise<PasskeyView> {
  const { credential, credentialBackedUp } = await verified(agent, answer);
  return db().$transaction(async (tx) => {
    await requireRoom(tx, agent.id);
    const { count } = await tx.passkey.createMany({
      data: {
        id: uuidv7(),
        agentId: agent.id,
        name,
        credentialId: credential.id,
        publicKey: credential.publicKey,
        counter: credential.counter,
        transports: credential.transports ?? [],
        isBackedUp: credentialBackedUp,
      },
      skipDuplicates: true,
    });
    if (count === 0) throw new DomainError("conflict", "This passkey is known already.");
    const row = await tx.passkey.findUniqueOrThrow({ where: { credentialId: credential.id }, select: passkeyColumns });
    return toView(row);
  });
}

/** Calls a passkey of the agent something else. Throws `not_found`. */
export async function renamePasskey(agent: Agent, id: string, name: string): Promise<void> {
  const { count } = await db().passkey.updateMany({ where: { id, agentId: agent.id }, data: { name } });
  if (count === 0) throw new DomainError("not_found", "This passkey does not exist.");
}

/** Forgets a passkey of the agent. Throws `not_found`. */
export async function removePasskey(agent: Agent, id: string): Promise<void> {
  const { count } = await db().passkey.deleteMany({ where: { id, agentId: agent.id } });
  if (count === 0) throw new DomainError("not_found", "This passkey does not exist.");
}

async function verified(agent: Agent, answer: PasskeyRegistration) {
  const { clientDataJSON, attestationObject, transports } = answer.response;
  const { origin, id } = relyingParty();
  const outcome = await verifyRegistrationResponse({
    response: {
      ...answer,
      response: { clientDataJSON, attestationObject, ...(transports && { transports }) },
      clientExtensionResults: {},
    },
    expectedChallenge: (challenge) => takeChallenge(challenge, "passkey-registration", agent.id),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    // The library throws plain errors for whatever does not fit; each of them is the same refusal to us.
  }).catch((error: unknown) => {
    throw new DomainError("invalid_input", "This passkey could not be checked. Try again.", { reason: String(error) });
  });
  if (!outcome.verified) throw new DomainError("invalid_input", "This passkey could not be checked. Try again.");
  return outcome.registrationInfo;
}

/** Counted behind a lock on the person, so that two browsers together do not pass the bound. */
async function requireRoom(tx: Tx, agentId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM agent WHERE id = ${agentId} FOR NO KEY UPDATE`;
  if ((await tx.passkey.count({ where: { agentId } })) >= PASSKEYS_MAX) throw tooMany();
}

function tooMany(): DomainError {
  return new DomainError("conflict", `You have ${PASSKEYS_MAX} passkeys. Remove one first.`);
}

type PasskeyRow = { id: string; name: string; createdAt: Date; usedAt: Date | null; isBackedUp: boolean };

function toView({ createdAt, usedAt, ...row }: PasskeyRow): PasskeyView {
  return { ...row, createdAt: createdAt.toISOString(), usedAt: usedAt?.toISOString() ?? null };
}
