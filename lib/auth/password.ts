import { hashPassword as scrypt } from "better-auth/crypto";

/** A salted scrypt hash of a password, in the form that signing in verifies. Slow on purpose: tens of milliseconds. */
export async function hashPassword(password: string): Promise<string> {
  return scrypt(password);
}
