import { passPasskey } from "@/lib/auth/passkey-sign-in";
import { noTicketCookie } from "@/lib/auth/second-step";
import { startSession } from "@/lib/auth/session";
import { PasskeySignInInput } from "@/lib/contract/second-step";
import { readJson } from "@/lib/http/body";
import { handlePublic } from "@/lib/http/handle";
import { signedInResponse } from "@/lib/http/signed-in";

export const POST = handlePublic(async (request) => {
  const { answer, next } = PasskeySignInInput.parse(await readJson(request));
  const session = await startSession(await passPasskey(answer), request.headers);
  session.cookies.append("set-cookie", noTicketCookie());
  return signedInResponse(session, { next });
});
