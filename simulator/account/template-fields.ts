import { type AccountField, eventsOf } from "./field";
import type { PhoneNumber } from "./phone-number";

/** The first template of the account, as webhooks name it: its id is a number there. */
function subject(number: PhoneNumber): Record<string, unknown> {
  const template = number.account.library.list()[0];
  return {
    message_template_id: Number(template?.id ?? 1),
    message_template_name: template?.name ?? "order_update",
    message_template_language: template?.language ?? "en",
  };
}

/** What Meta tells of a template, beside its status (see the control API's templates). */
export const TEMPLATE_FIELDS: readonly AccountField[] = [
  {
    field: "message_template_quality_update",
    events: eventsOf(["YELLOW", "RED", "GREEN"], (score, _world, number) => ({
      previous_quality_score: score === "GREEN" ? "YELLOW" : "GREEN",
      new_quality_score: score,
      ...subject(number),
    })),
  },
  {
    field: "template_category_update",
    events: {
      // While a change is coming, `new_category` is the category of now.
      impending: (world, number) => ({
        ...subject(number),
        correct_category: "MARKETING",
        new_category: "UTILITY",
        category_update_timestamp: world.clock.nowSeconds() + 86_400,
      }),
      done: (_world, number) => ({ ...subject(number), previous_category: "UTILITY", new_category: "MARKETING" }),
    },
  },
  {
    field: "message_template_components_update",
    events: {
      edited: (_world, number) => ({ ...subject(number), message_template_element: "Hello {{1}}, your order has left." }),
    },
  },
];
