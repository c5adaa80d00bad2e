import { now } from "@/lib/clock";
import { handle } from "@/lib/http/handle";
import { parseSerial } from "@/lib/http/params";
import { dismissDelivery } from "@/lib/inbox/deliveries-review";

export const PUT = handle<{ deliveryId: string }>(
  async ({ agent, params }) => {
    await dismissDelivery(agent, parseSerial(params.deliveryId), now());
    return new Response(null, { status: 204 });
  },
  { role: "admin" },
);
