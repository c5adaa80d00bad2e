import * as z from "zod";
import type { ApiCall } from "../world";
import type { Routes } from "./call";
import { Patience, waitFor } from "./waiting";

const Page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(2_000).default(200),
});

const Filter = z.object({
  method: z.string().optional(),
  /** Part of the path: "messages", "message_templates". */
  path: z.string().optional(),
  status: z.coerce.number().int().optional(),
  /** Part of the payload as JSON. */
  contains: z.string().optional(),
});
type Filter = z.infer<typeof Filter>;

export const callRoutes: Routes = {
  /** The calls the product made to the Cloud API, oldest first, with payload, time and answer. */
  "GET /control/calls": ({ world, query }) => {
    const { after, limit } = Page.parse(query);
    const filter = Filter.parse(query);
    return { calls: world.calls.since(after, limit, (call) => fits(call, filter)) };
  },

  "GET /control/calls/wait": (call) => {
    const { after } = Page.parse(call.query);
    const filter = Filter.parse(call.query);
    const { timeoutMs } = Patience.parse(call.query);
    return waitFor(call, timeoutMs, () => call.world.calls.since(after, 1, (made) => fits(made, filter))[0]);
  },
};

function fits(call: ApiCall, filter: Filter): boolean {
  return (
    (filter.method === undefined || call.method === filter.method) &&
    (filter.path === undefined || call.path.includes(filter.path)) &&
    (filter.status === undefined || call.status === filter.status) &&
    (filter.contains === undefined || (JSON.stringify(call.payload) ?? "").includes(filter.contains))
  );
}
