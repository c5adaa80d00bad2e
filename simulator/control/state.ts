import * as z from "zod";
import { viewCustomer } from "../customers/view";
import { changeSettings, SettingsChange } from "../settings";
import type { Routes } from "./call";
import { viewClock } from "./clock";
import { viewNumber } from "./numbers";
import { Patience, waitFor } from "./waiting";

const Reset = z.strictObject({ cast: z.boolean().default(true) });

export const stateRoutes: Routes = {
  /** Everything the phone page needs to begin with. */
  "GET /control/state": ({ world }) => ({
    clock: viewClock(world),
    business: {
      name: world.business.businessName,
      displayPhoneNumber: world.business.displayPhoneNumber,
      productUrl: world.business.productUrl ?? new URL(world.business.webhookUrl).origin,
    },
    numbers: [...world.portfolio.numbers.values()].map(viewNumber),
    settings: world.settings,
    customers: world.customers.list().map(viewCustomer),
    failures: world.failures.list(),
    troubles: world.troubles.list(),
    webhooksWaiting: world.outbox.waiting,
    webhooksDropped: world.outbox.dropped,
  }),

  "GET /control/settings": ({ world }) => world.settings,

  "PATCH /control/settings": ({ world, body }) => {
    world.settings = changeSettings(world.settings, SettingsChange.parse(body));
    world.events.publish({ type: "state" });
    return world.settings;
  },

  /** Back to the beginning, except for the clock. `cast: false` leaves nobody. */
  "POST /control/reset": ({ world, body }) => world.reset(Reset.parse(body ?? {}).cast),

  /** Answers when no status is due any more and every webhook is answered. */
  "GET /control/idle": (call) =>
    waitFor(call, Patience.parse(call.query).timeoutMs, () => (call.world.isIdle ? { idle: true } : undefined)),
};
