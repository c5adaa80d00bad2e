import { beginPasskeySignIn } from "@/lib/auth/passkey-sign-in";
import { handlePublic } from "@/lib/http/handle";

export const POST = handlePublic(async () => Response.json(await beginPasskeySignIn()));
