import type { PhoneMessage } from "../customers/message";
import type { StatusName } from "../webhooks/value";
import type { World } from "../world";

/**
 * The `pricing` of a status since October 2026: per message, with `sent` and with the first of delivered and read. Service
 * messages are free for the first thousand delivered a month, templates are charged inside the window too.
 */
export function priceOf(world: World, message: PhoneMessage, status: StatusName): Record<string, unknown> | undefined {
  const isDelivered = message.statusAt.delivered !== undefined;
  if (status === "failed" || status === "played" || message.type === "reaction" || (status === "read" && isDelivered))
    return undefined;
  const category = message.template?.category.toLowerCase() ?? "service";
  const { serviceUsage } = world.numberOf(message);
  const now = world.clock.now();
  const isFree = category === "service" && serviceUsage.deliveredIn(now) < world.settings.freeServiceMessages;
  if (status !== "sent" && category === "service") serviceUsage.countDelivered(now);
  return { billable: !isFree, pricing_model: "PMP", type: isFree ? "free_customer_service" : "regular", category };
}
