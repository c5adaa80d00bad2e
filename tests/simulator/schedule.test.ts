import { describe, expect, test } from "vitest";
import { Clock } from "@/simulator/clock";
import { Schedule } from "@/simulator/schedule";

describe("a jump of the clock", () => {
  test("does what was due before it at the time that showed then, and what it made due after it", () => {
    const clock = new Clock(() => new Date(0));
    const schedule = new Schedule(clock);
    const done: [string, number][] = [];
    schedule.after(0, () => {
      done.push(["written", clock.now()]);
      schedule.after(10_000, () => done.push(["held long enough", clock.now()]));
    });
    clock.advance(10_000);
    expect(done).toEqual([
      ["written", 0],
      ["held long enough", 10_000],
    ]);
    schedule.close();
  });
});
