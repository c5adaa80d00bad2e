import { env } from "@/lib/env";
import { handle } from "@/lib/http/handle";

/** The deployment's own word, which an admin pastes at Meta. Asked for by itself, so that no page has it unasked. */
export const GET = handle(async () => Response.json({ verifyToken: env().WHATSAPP_VERIFY_TOKEN }), { role: "admin" });
