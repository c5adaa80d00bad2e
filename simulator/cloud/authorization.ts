import { createHmac } from "node:crypto";
import type { World } from "../world";
import { GraphError } from "./graph-error";

/** Checks the bearer token (or the `access_token` parameter) and, when one is sent, the proof made with the app secret. */
export function checkToken(world: World, authorization: string | undefined, query: URLSearchParams): void {
  const { accessToken, appSecret } = world.business;
  const token = /^(?:Bearer|OAuth) +(\S+)$/i.exec(authorization ?? "")?.[1] ?? query.get("access_token");
  if (token === null || token === "") throw invalid("Authentication Error");
  if (token !== accessToken) throw invalid("Invalid OAuth access token - Cannot parse access token");
  if (world.settings.tokenExpired) {
    const when = new Date(world.clock.now() - 60_000).toUTCString();
    throw invalid(`Error validating access token: Session has expired on ${when}.`, 463);
  }
  const proof = query.get("appsecret_proof");
  const expected = createHmac("sha256", appSecret).update(token).digest("hex");
  if (proof !== null && proof !== expected) {
    throw new GraphError(100, { message: "Invalid appsecret_proof provided in the API argument", details: null });
  }
}

function invalid(message: string, subcode?: number): GraphError {
  return new GraphError(190, { message, details: null, ...(subcode === undefined ? {} : { subcode }) });
}
