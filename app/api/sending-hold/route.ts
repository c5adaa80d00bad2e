import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { readSendingHold, releaseSending } from "@/lib/inbox/sending-hold";

export const GET = handle(async () => Response.json(await readSendingHold()));

/** Lets sending go on. */
export const DELETE = handle(
  async ({ agent }) => {
    await releaseSending(agent, now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
