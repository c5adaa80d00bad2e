import * as z from "zod";
import type { World } from "../world";
import type { ControlCall, Routes } from "./call";
import { ControlError } from "./control-error";

const YEAR_MS = 366 * 86_400_000;

const ClockMove = z.union([
  z.strictObject({ advanceMs: z.number().int().min(0).max(YEAR_MS) }),
  z.strictObject({ customerId: z.string(), windowLeftMs: z.number().int().min(0).max(YEAR_MS) }),
]);

export const clockRoutes: Routes = {
  "GET /control/clock": ({ world }) => viewClock(world),

  /** Forward by so much, or until a customer's window has so much left (0 closes it). */
  "POST /control/clock": ({ world, body, number }) => {
    const move = ClockMove.parse(body);
    world.clock.advance("advanceMs" in move ? move.advanceMs : distanceTo({ world, number }, move.customerId, move.windowLeftMs));
    return viewClock(world);
  },
};

export function viewClock(world: World): { offsetMs: number; now: string } {
  return { offsetMs: world.clock.offsetMs, now: new Date(world.clock.now()).toISOString() };
}

function distanceTo({ world, number }: Pick<ControlCall, "world" | "number">, customerId: string, windowLeftMs: number): number {
  const customer = world.customers.get(customerId);
  if (!customer) throw new ControlError(404, `There is no customer "${customerId}".`);
  const closesAt = customer.windowClosesAt(number.id);
  if (closesAt === null) throw new ControlError(409, `${customer.name} has never written.`);
  const distance = closesAt - windowLeftMs - world.clock.now();
  if (distance < 0) throw new ControlError(409, "Less than that is left already, and time does not go back.");
  return distance;
}
