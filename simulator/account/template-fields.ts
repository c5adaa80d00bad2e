import type { World } from "../world";
import { type AccountField, eventsOf } from "./field";

/** The first template of the account, as webhooks name it: its id is a number there. */
function subject(world: World): Record<string, unknown> {
  const template = world.templates.list()[0];
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
    events: eventsOf(["YELLOW", "RED", "GREEN"], (score, world) => ({
      previous_quality_score: score === "GREEN" ? "YELLOW" : "GREEN",
      new_quality_score: score,
      ...subject(world),
    })),
  },
  {
    field: "template_category_update",
    events: {
      // While a change is coming, `new_category` is the category of now.
      impending: (world) => ({
        ...subject(world),
        correct_category: "MARKETING",
        new_category: "UTILITY",
        category_update_timestamp: world.clock.nowSeconds() + 86_400,
      }),
      done: (world) => ({ ...subject(world), previous_category: "UTILITY", new_category: "MARKETING" }),
    },
  },
  {
    field: "message_template_components_update",
    events: { edited: (world) => ({ ...subject(world), message_template_element: "Hello {{1}}, your order has left." }) },
  },
];
