import * as z from "zod/mini";
import { Locale } from "./agent";
import { isSeen, maxUnits } from "./text-length";

/** Longer ones are refused before they are hashed. */
export const PASSWORD_MAX_LENGTH = 256;
/** For new passwords. Length is the only rule: rules about kinds of characters make people choose worse ones. */
export const PASSWORD_MIN_LENGTH = 10;

const Email = z.string().check(z.trim(), z.toLowerCase(), maxUnits(254), z.email());

/** Where to go after signing in; anything but a path of our own becomes the inbox. */
const Next = z.optional(z.string().check(maxUnits(2048)));

/** POST /api/session → 200 SignedIn with the session cookie. As JSON, or as a form's fields (then 303). */
export const SignInInput = z.object({
  email: z.string().check(maxUnits(320)),
  password: z.string().check(maxUnits(PASSWORD_MAX_LENGTH)),
  next: Next,
});
export type SignInInput = z.infer<typeof SignInInput>;

/** POST /api/session/link: a one-time link's token for a session. */
export const SignInLinkInput = z.object({ token: z.string().check(maxUnits(64)) });
export type SignInLinkInput = z.infer<typeof SignInLinkInput>;

/** `next` is a path of our own, safe to go to. */
export const SignedIn = z.object({ next: z.string() });
export type SignedIn = z.infer<typeof SignedIn>;

/** PUT /api/setup/token: is this the token that the server printed? → 204, or 403 "forbidden". Uses nothing up. */
export const SetupTokenInput = z.object({ token: z.string().check(maxUnits(64)) });
export type SetupTokenInput = z.infer<typeof SetupTokenInput>;

/** POST /api/setup → 201 SignedIn with the session cookie: the first agent, an admin. */
export const SetupInput = z.object({
  token: z.string().check(maxUnits(64)),
  name: z.string().check(z.trim(), z.minLength(1), maxUnits(80), isSeen),
  email: Email,
  password: z.string().check(z.minLength(PASSWORD_MIN_LENGTH), maxUnits(PASSWORD_MAX_LENGTH)),
  /** The language the setup was read in, to stay in it. */
  locale: z.optional(Locale),
});
export type SetupInput = z.infer<typeof SetupInput>;

/** `details` of a refused sign-in: 401 tells how many tries are left and, after the last, 429 always, how long the pause is. */
export const SignInRefusal = z.object({
  triesLeft: z.optional(z.number()),
  retryAfterSeconds: z.optional(z.number()),
});
export type SignInRefusal = z.infer<typeof SignInRefusal>;
