import { startSession } from "@/lib/auth/session";
import { createOwner } from "@/lib/auth/setup";
import { SetupInput } from "@/lib/contract/session";
import { alsoForForms, readFields } from "@/lib/http/form";
import { handlePublic } from "@/lib/http/handle";
import { signedInResponse } from "@/lib/http/signed-in";

export const POST = alsoForForms(
  "/setup",
  handlePublic(async (request) => {
    const owner = await createOwner(SetupInput.parse(await readFields(request)));
    return signedInResponse(await startSession(owner.id), { status: 201 });
  }),
);
