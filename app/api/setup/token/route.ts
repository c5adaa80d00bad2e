import { isOneTimeTokenValid } from "@/lib/auth/one-time-token";
import { SetupTokenInput } from "@/lib/contract/session";
import { DomainError } from "@/lib/errors";
import { readJson } from "@/lib/http/body";
import { handlePublic } from "@/lib/http/handle";

export const PUT = handlePublic(async (request) => {
  const { token } = SetupTokenInput.parse(await readJson(request));
  if (await isOneTimeTokenValid("setup", token)) return new Response(null, { status: 204 });
  throw new DomainError("forbidden", "This is not the token that the server printed last.");
});
