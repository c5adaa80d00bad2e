import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { PasskeyAssertion } from "@/lib/contract/second-step";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { CHALLENGE_MS, keepChallenge, takeChallenge } from "./passkey-challenge";
import { relyingParty } from "./passkeys";

/** What a browser needs to sign in with a passkey, whoever's: the device knows which it has. Good for five minutes, once. */
export async function beginPasskeySignIn() {
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    userVerification: "required",
    timeout: CHALLENGE_MS,
  });
  await keepChallenge(options.challenge, "passkey-sign-in", null);
  return options;
}

/**
 * The agent whose passkey answered our challenge, from our origin, with its holder verified: no password is needed. Throws
 * `unauthenticated`, the same for a passkey that is not known and one that answers wrongly. A counter that went backwards means
 * that the key was copied.
 */
export async function passPasskey(answer: PasskeyAssertion, now = new Date()): Promise<string> {
  const passkey = await db().passkey.findUnique({
    where: { credentialId: answer.id },
    select: { id: true, agentId: true, credentialId: true, publicKey: true, counter: true, transports: true },
  });
  if (!passkey) throw refused();
  const { origin, id } = relyingParty();
  const outcome = await verifyAuthenticationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: (challenge) => takeChallenge(challenge, "passkey-sign-in", null),
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: passkey.credentialId,
      publicKey: Uint8Array.from(passkey.publicKey),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
    // The library throws plain errors for whatever does not fit; each of them is the same refusal to us.
  }).catch((error: unknown) => {
    throw refused(error);
  });
  if (!outcome.verified) throw refused();
  const { newCounter, credentialBackedUp } = outcome.authenticationInfo;
  // Of two answers with the same counter that come at once, one is taken; keys that do not count always answer 0.
  const used = await db().$executeRaw`
    UPDATE passkey SET counter = ${newCounter}, used_at = ${now}, is_backed_up = ${credentialBackedUp}
    WHERE id = ${passkey.id}::uuid AND (counter < ${newCounter} OR (counter = 0 AND ${newCounter} = 0))`;
  if (used === 0) throw refused();
  return passkey.agentId;
}

function refused(cause?: unknown): DomainError {
  return new DomainError(
    "unauthenticated",
    "This passkey does not open an account here.",
    cause === undefined ? undefined : { reason: String(cause) },
  );
}
