import { signInByLink } from "@/lib/auth/session";
import { SignInLinkInput } from "@/lib/contract/session";
import { alsoForForms, readFields } from "@/lib/http/form";
import { handlePublic } from "@/lib/http/handle";
import { signedInResponse } from "@/lib/http/signed-in";

export const POST = alsoForForms(
  "/sign-in/link",
  handlePublic(async (request) => {
    const { token } = SignInLinkInput.parse(await readFields(request));
    return signedInResponse(await signInByLink(token, request.headers));
  }),
);
