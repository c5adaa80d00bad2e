import * as z from "zod";
import { FIRST_APP_ID } from "../account/app";
import { GraphError } from "../cloud/graph-error";
import { challenge } from "../cloud/subscription";
import type { Delivery } from "../webhooks/delivery";
import type { LogRow } from "../webhooks/log";
import type { World } from "../world";
import type { Routes } from "./call";
import { ControlError } from "./control-error";
import { Patience, waitFor } from "./waiting";

const Page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

const Filter = z.object({
  customerId: z.string().optional(),
  subject: z.string().optional(),
  /** Part of the words: "delivered", "text from Marta". */
  words: z.string().optional(),
  status: z.coerce.number().int().optional(),
  mark: z.enum(["duplicate", "reordered", "late", "again"]).optional(),
});
type Filter = z.infer<typeof Filter>;

const Raw = z.strictObject({ body: z.unknown() });

export const webhookRoutes: Routes = {
  /** The log, oldest first: one row for each attempt of a webhook, and notes of typing and reading. */
  "GET /control/webhooks": ({ world, query }) => {
    const { after, limit } = Page.parse(query);
    const filter = Filter.parse(query);
    return { rows: world.log.since(after, limit, (row) => fits(row, filter)) };
  },

  "GET /control/webhooks/wait": (call) => {
    const { after } = Page.parse(call.query);
    const filter = Filter.parse(call.query);
    const { timeoutMs } = Patience.parse(call.query);
    const isDone = (row: LogRow) => row.status !== null || row.problem !== null;
    return waitFor(call, timeoutMs, () => call.world.log.since(after, 1, (row) => isDone(row) && fits(row, filter))[0]);
  },

  "GET /control/webhooks/:id": ({ world, path }) => viewDelivery(requireDelivery(world, path.id)),

  /** The same bytes once more. */
  "POST /control/webhooks/:id/again": ({ world, path }) => {
    const again = world.outbox.sendAgain(requireDelivery(world, path.id).id);
    return again && viewDelivery(again);
  },

  /** Signs and posts any JSON, as if Meta had sent it. */
  "POST /control/webhooks": ({ world, body }) => {
    const delivery = world.outbox.sendRaw(Raw.parse(body).body);
    if (!delivery) throw new ControlError(409, "No app is subscribed to the account.");
    return viewDelivery(delivery);
  },

  /** Asks the product for the challenge, as Meta does when a callback is saved. */
  "POST /control/webhooks/verification": async ({ world }) => {
    try {
      const app = world.portfolio.apps.get(FIRST_APP_ID);
      if (!app?.callbackUrl) throw new ControlError(409, "The app has no callback address.");
      await challenge(app.callbackUrl, app.verifyToken ?? "");
    } catch (error) {
      if (error instanceof GraphError) throw new ControlError(502, error.message);
      throw error;
    }
  },
};

function viewDelivery(delivery: Delivery) {
  return {
    id: delivery.id,
    url: delivery.target.url,
    createdAt: delivery.createdAt,
    body: delivery.body.toString("ascii"),
    signature: delivery.signature,
    attempts: delivery.attempts,
    state: delivery.state,
    mark: delivery.mark,
  };
}

function requireDelivery(world: World, id = ""): Delivery {
  const delivery = world.outbox.delivery(Number(id));
  if (!delivery) throw new ControlError(404, "That webhook is not kept any more.");
  return delivery;
}

function fits(row: LogRow, filter: Filter): boolean {
  return (
    (filter.customerId === undefined || row.customerIds.includes(filter.customerId)) &&
    (filter.subject === undefined || row.subject === filter.subject) &&
    (filter.words === undefined || row.words.includes(filter.words)) &&
    (filter.status === undefined || row.status === filter.status) &&
    (filter.mark === undefined || row.mark === filter.mark)
  );
}
