import type { MessageContent } from "@/lib/contract/content";
import { shortText, valueAt } from "./bounded";
import { classifyIdentifier } from "./identity";
import type { JsonValue } from "./json";
import { formatPhone } from "./phone";

type SystemContent = Extract<MessageContent, { kind: "system" }>;

/** Who somebody was or is. Digits and a whole user id; null = not told. */
export type Handle = { phone: string | null; userId: string | null };

const CHANGES: ReadonlyMap<string, SystemContent["change"]> = new Map([
  ["user_changed_number", "number"],
  ["customer_changed_number", "number"],
  ["user_changed_user_id", "user_id"],
  ["user_identity_changed", "identity"],
  ["customer_identity_changed", "identity"],
]);

/** What a `system` message says has changed, and from whom to whom. `payload` is Meta's message object. */
export function readSystemChange(payload: JsonValue): { change: SystemContent["change"]; before: Handle; after: Handle } {
  const system = valueAt(payload, "system");
  const type = valueAt(system, "type");
  const change = (typeof type === "string" ? CHANGES.get(type) : undefined) ?? "other";
  const at = (key: string) => valueAt(system, key);
  return {
    change,
    before: handle(
      [valueAt(payload, "from"), at("customer"), at("previous_wa_id")],
      [
        at("previous_user_id"),
        ...(change === "identity" ? [valueAt(payload, "from_user_id")] : []),
        at("previous_parent_user_id"),
      ],
    ),
    after: handle([at("wa_id"), at("new_wa_id")], [at("user_id"), at("parent_user_id")]),
  };
}

/** What the line in the thread says. */
export function readSystemContent(payload: JsonValue): SystemContent {
  const { change, before, after } = readSystemChange(payload);
  const isMove = change === "number" || change === "user_id";
  return {
    kind: "system",
    change,
    before: isMove && before.phone ? formatPhone(before.phone) : null,
    after: isMove && after.phone ? formatPhone(after.phone) : null,
    text: shortText(valueAt(valueAt(payload, "system"), "body"), 500),
  };
}

function handle(phones: (JsonValue | undefined)[], userIds: (JsonValue | undefined)[]): Handle {
  const found = phones.map((value) => (typeof value === "string" ? classifyIdentifier(value) : null));
  const misplaced = found.find((identifier) => identifier?.kind === "user_id")?.value;
  const userId = userIds.find((value): value is string => typeof value === "string" && value !== "" && value.length <= 256);
  return { phone: found.find((identifier) => identifier?.kind === "phone")?.value ?? null, userId: userId ?? misplaced ?? null };
}
