import * as z from "zod";
import { ACCOUNT_FIELDS } from "../account/account-fields";
import { NUMBER_FIELDS } from "../account/number-fields";
import { afterTelling } from "../account/number-state";
import { TEMPLATE_FIELDS } from "../account/template-fields";
import { THREAD_FIELDS } from "../account/thread-fields";
import type { Routes } from "./call";
import { ControlError } from "./control-error";

const FIELDS = [...NUMBER_FIELDS, ...ACCOUNT_FIELDS, ...TEMPLATE_FIELDS, ...THREAD_FIELDS];

const Wish = z.strictObject({
  field: z.string().regex(/^[a-z_]{1,60}$/),
  event: z.string().max(80).optional(),
  value: z.record(z.string(), z.unknown()).default({}),
});

export const fieldRoutes: Routes = {
  "GET /control/fields": () => ({
    fields: FIELDS.map(({ field, events }) => ({ field, events: Object.keys(events) })),
  }),

  /** Sends a webhook of a field: a sensible value, or that of an event, with what is given laid over it. */
  "POST /control/fields": ({ world, body, number }) => {
    const { field, event, value: differences } = Wish.parse(body);
    const known = FIELDS.find((candidate) => candidate.field === field);
    const name = event ?? Object.keys(known?.events ?? {})[0];
    const make = name === undefined ? undefined : known?.events[name];
    if (known && !make) throw new ControlError(404, `"${field}" has no event "${event}".`);
    if (!known && Object.keys(differences).length === 0) {
      throw new ControlError(404, `"${field}" is not known here: give its value.`);
    }
    const value = { ...make?.(world, number), ...differences };
    number.state = afterTelling(number.state, field, value);
    const words = `${field}${name ? `, ${name}` : ""}`;
    world.outbox.send({ field, value, customerId: null, wabaId: number.account.id, words, subject: "" });
    return { field, value };
  },
};
