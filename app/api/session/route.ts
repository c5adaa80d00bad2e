import { endSession, signIn } from "@/lib/auth/session";
import { SignInInput } from "@/lib/contract/session";
import { alsoForForms, readFields } from "@/lib/http/form";
import { handlePublic } from "@/lib/http/handle";
import { networkOf } from "@/lib/http/network";
import { signInResponse } from "@/lib/http/signed-in";

export const POST = alsoForForms(
  "/sign-in",
  handlePublic(async (request) => {
    const { next, ...credentials } = SignInInput.parse(await readFields(request));
    return signInResponse(await signIn(credentials, networkOf(request.headers), { browser: request.headers }), next);
  }),
);

export const DELETE = handlePublic(
  async (request) => new Response(null, { status: 204, headers: await endSession(request.headers) }),
);
