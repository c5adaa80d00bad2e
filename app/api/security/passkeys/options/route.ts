import { beginPasskey } from "@/lib/auth/passkeys";
import { handle } from "@/lib/http/handle";

export const POST = handle(async ({ agent }) => Response.json(await beginPasskey(agent)));
