import type { Customer } from "../customers/customer";
import { makeWamid } from "../ids";
import { contactOf, seconds, valueHead } from "../webhooks/value";
import type { World } from "../world";
import { type AccountField, eventsOf } from "./field";
import type { PhoneNumber } from "./phone-number";

const GROUP = "Y2FwaV9ncm91cDo5MTIzNDU2Nzg5";

const GROUP_EVENTS: Record<string, string[]> = {
  group_lifecycle_update: ["group_create", "group_delete"],
  group_participants_update: ["group_participants_add", "group_participants_remove"],
  group_settings_update: ["group_settings_update"],
  group_status_update: ["group_suspend", "group_suspend_cleared"],
};

/** What Meta tells beside messages: of other apps on the thread, of groups, of trouble without a message. */
export const THREAD_FIELDS: readonly AccountField[] = [
  {
    field: "message_echoes",
    events: {
      text: (world, number) =>
        withCustomer(world, number, (customer) => ({
          message_echoes: [
            {
              from: number.digits,
              ...(customer.waId === null ? {} : { to: customer.waId }),
              to_user_id: customer.userId,
              id: makeWamid(customer.userId, "outbound"),
              timestamp: seconds(world.clock.now()),
              type: "text",
              text: { body: "An assistant of another app answered this." },
            },
          ],
        })),
    },
  },
  {
    field: "messaging_handovers",
    events: eventsOf(["control_passed", "control_taken"], (type, world, number) =>
      withCustomer(world, number, (customer) => ({
        messaging_handovers: [
          {
            ...(customer.waId === null ? {} : { wa_id: customer.waId }),
            user_id: customer.userId,
            timestamp: seconds(world.clock.now()),
            type,
            [type]: { previous_owner_role: "ai_agent", new_owner_role: "customer_service", metadata: "asked for a person" },
          },
        ],
      })),
    ),
  },
  ...["group_lifecycle_update", "group_participants_update", "group_settings_update", "group_status_update"].map(
    (field): AccountField => ({
      field,
      events: eventsOf(GROUP_EVENTS[field] ?? [], (type, world, number) => ({
        ...valueHead(number),
        groups: [{ timestamp: seconds(world.clock.now()), group_id: GROUP, type, request_id: "req-1", subject: "Mug lovers" }],
      })),
    }),
  ),
  {
    // Trouble of the number's or the account's, with no message to tell it of.
    field: "messages",
    events: eventsOf(["errors"], (_name, _world, number) => {
      const title = "Rate limit hit";
      const details = "Cloud API message throughput has been reached.";
      return { ...valueHead(number), errors: [{ code: 130429, title, message: title, error_data: { details } }] };
    }),
  },
];

/** The value as of the first customer there is. */
function withCustomer(
  world: World,
  number: PhoneNumber,
  make: (customer: Customer) => Record<string, unknown>,
): Record<string, unknown> {
  const [customer] = world.customers.list();
  return customer ? { ...valueHead(number), contacts: [contactOf(customer, true)], ...make(customer) } : valueHead(number);
}
