import { authentication } from "./authentication";

/**
 * The token in these headers' session cookie, when its signature is ours, else null. It names a session; whether that still
 * lives, and whose it is, `findAgent` asks the database.
 */
export async function readSessionToken(headers: Headers): Promise<string | null> {
  return authentication().api.readSessionToken({ headers });
}
