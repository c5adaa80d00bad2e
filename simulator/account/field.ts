import type { World } from "../world";
import type { PhoneNumber } from "./phone-number";

/** A webhook field about the account, with a sensible value for each of its events. The first event is the usual one. */
export type AccountField = {
  field: string;
  events: Record<string, (world: World, number: PhoneNumber) => Record<string, unknown>>;
};

/** Events that differ in one key of the value. */
export function eventsOf(
  names: readonly string[],
  value: (name: string, world: World, number: PhoneNumber) => Record<string, unknown>,
): AccountField["events"] {
  return Object.fromEntries(names.map((name) => [name, (world: World, number: PhoneNumber) => value(name, world, number)]));
}
