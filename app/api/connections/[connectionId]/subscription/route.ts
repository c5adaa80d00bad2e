import { connectingContext } from "@/lib/http/connecting-context";
import { handle } from "@/lib/http/handle";
import { parseId } from "@/lib/http/params";
import { setSubscription } from "@/lib/inbox/subscriptions";

type Params = { connectionId: string };

const set = (isSubscribed: boolean) =>
  handle<Params>(
    async ({ agent, params }) =>
      Response.json(await setSubscription(agent, parseId(params.connectionId), isSubscribed, connectingContext())),
    { role: "admin" },
  );

export const PUT = set(true);
export const DELETE = set(false);
