import { onTestFinished } from "vitest";
import { type SimulatedWorld, startSimulatedWorld, type WorldOptions } from "./simulated-world";

/** A simulator with a product to post to, both gone when the test ends. */
export async function startWorld(options: WorldOptions = {}): Promise<SimulatedWorld> {
  const world = await startSimulatedWorld(options);
  onTestFinished(world.end);
  return world;
}
