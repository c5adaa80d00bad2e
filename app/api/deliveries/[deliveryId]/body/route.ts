import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseSerial } from "@/lib/http/params";
import { readRawDelivery } from "@/lib/inbox/deliveries-review";

/** The bytes as they came, as text that no browser takes for anything else. */
export const GET = handle<{ deliveryId: string }>(
  async ({ agent, params }) => {
    const body = await readRawDelivery(agent, parseSerial(params.deliveryId), now());
    return new Response(new Uint8Array(body), {
      headers: {
        "content-type": "text/plain; charset=utf-8",
        "x-content-type-options": "nosniff",
        "content-security-policy": "sandbox; default-src 'none'",
      },
    });
  },
  { role: "admin" },
);
