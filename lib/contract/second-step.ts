import * as z from "zod/mini";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "./session";
import { maxUnits } from "./text-length";

const Instant = z.iso.datetime();

/** How many passkeys one person may have. */
export const PASSKEYS_MAX = 10;
/** How many recovery codes are made at once. */
export const RECOVERY_CODES = 10;

/** A code of six digits, or a recovery code. Spaces and dashes do not matter. */
const Code = z.string().check(z.trim(), z.minLength(6), maxUnits(32));
const Password = z.string().check(maxUnits(PASSWORD_MAX_LENGTH));

/**
 * POST /api/session/second-step → 200 SignedIn with the session cookie. It goes with the ticket that the right password was
 * answered with, in a cookie: POST /api/session then leads to /sign-in/second-step without a session. 401 as for passwords;
 * 403 "forbidden" when the ticket ran out.
 */
export const SecondStepInput = z.object({ code: Code, next: z.optional(z.string().check(maxUnits(2048))) });
export type SecondStepInput = z.infer<typeof SecondStepInput>;

const Base64Url = z.string().check(maxUnits(16_384), z.regex(/^[\w-]*$/));

/** What navigator.credentials.create answered, as the library puts it into JSON; what is not looked at is left out. */
export const PasskeyRegistration = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.optional(z.array(z.string().check(maxUnits(32))).check(z.maxLength(10))),
  }),
});
export type PasskeyRegistration = z.infer<typeof PasskeyRegistration>;

/** What navigator.credentials.get answered. */
export const PasskeyAssertion = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  response: z.object({ clientDataJSON: Base64Url, authenticatorData: Base64Url, signature: Base64Url }),
});
export type PasskeyAssertion = z.infer<typeof PasskeyAssertion>;

/** POST /api/session/passkey → SignedIn, after POST /api/session/passkey/options. 401 "unauthenticated" for one that we do not know. */
export const PasskeySignInInput = z.object({
  answer: PasskeyAssertion,
  next: z.optional(z.string().check(maxUnits(2048))),
});
export type PasskeySignInInput = z.infer<typeof PasskeySignInInput>;

const PasskeyName = z.string().check(z.trim(), z.minLength(1), maxUnits(60));

/** POST /api/security/passkeys → 201 PasskeyView, after POST /api/security/passkeys/options (with ProofInput). 409 "conflict" beyond PASSKEYS_MAX. */
export const PasskeyInput = z.object({ name: PasskeyName, answer: PasskeyRegistration });
export type PasskeyInput = z.infer<typeof PasskeyInput>;

/** PATCH /api/security/passkeys/:id → 204; DELETE → 204. */
export const PasskeyRename = z.object({ name: PasskeyName });
export type PasskeyRename = z.infer<typeof PasskeyRename>;

export const PasskeyView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: Instant,
  usedAt: z.nullable(Instant),
  /** Kept by a service on several devices, not on one alone. */
  isBackedUp: z.boolean(),
});
export type PasskeyView = z.infer<typeof PasskeyView>;

/** A browser that is signed in. */
export const SessionView = z.object({
  id: z.string(),
  /** Of the user agent; null = it did not say, or nothing that we know. */
  browser: z.nullable(z.string()),
  system: z.nullable(z.string()),
  createdAt: Instant,
  /** Exact to a minute; null = not since this is noted. */
  seenAt: z.nullable(Instant),
  isThis: z.boolean(),
});
export type SessionView = z.infer<typeof SessionView>;
/** GET /api/people/:id/sessions (admins). DELETE ends all, DELETE …/:sessionId one. */
export const SessionList = z.object({ sessions: z.array(SessionView) });
export type SessionList = z.infer<typeof SessionList>;

/** GET /api/security: how oneself signs in. DELETE /api/security/sessions ends all others, DELETE …/:id one. */
export const SecurityView = z.object({
  /** Null = no authenticator app. */
  authenticator: z.nullable(z.object({ confirmedAt: Instant, recoveryCodesLeft: z.number() })),
  passkeys: z.array(PasskeyView),
  sessions: z.array(SessionView),
});
export type SecurityView = z.infer<typeof SecurityView>;

/** POST /api/security/authenticator: a secret to set an app up with; it counts once a code was right. `uri` for a QR code. */
export const AuthenticatorSetup = z.object({ secret: z.string(), uri: z.string() });
export type AuthenticatorSetup = z.infer<typeof AuthenticatorSetup>;

/** PUT /api/security/authenticator → RecoveryCodes. 400 "invalid_input" for a wrong code. DELETE (with ProofInput) → 204. */
export const AuthenticatorInput = z.object({ code: Code });
export type AuthenticatorInput = z.infer<typeof AuthenticatorInput>;

/** The own password again. 403 "forbidden" when it is wrong. POST /api/security/recovery-codes (with it) → RecoveryCodes. */
export const ProofInput = z.object({ password: Password });
export type ProofInput = z.infer<typeof ProofInput>;

/** Told once; those from before stop working. */
export const RecoveryCodes = z.object({ codes: z.array(z.string()) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** PUT /api/security/password → 204; ends all other sessions. 403 "forbidden" when `current` is wrong. */
export const PasswordInput = z.object({
  current: Password,
  password: z.string().check(z.minLength(PASSWORD_MIN_LENGTH), maxUnits(PASSWORD_MAX_LENGTH)),
});
export type PasswordInput = z.infer<typeof PasswordInput>;
