import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { latePart, lateView } from "@/lib/client/late-part";

/** Fails as often as it is told, as a chunk does that the server no longer has. */
function flaky(failures: number) {
  let calls = 0;
  return {
    calls: () => calls,
    load: async () => {
      calls += 1;
      if (calls <= failures) throw new Error("Failed to load chunk");
      return "part";
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a part that comes late", () => {
  it("is asked for again when it does not come, and several who ask wait for one answer", async () => {
    const { load, calls } = flaky(2);
    const fetchPart = latePart(load);
    const asked = Promise.all([fetchPart(), fetchPart()]);
    await vi.runAllTimersAsync();
    expect(await asked).toEqual(["part", "part"]);
    expect(calls()).toBe(3);
  });

  it("rejects after some attempts, so that an action ends, and comes with the next call", async () => {
    const { load, calls } = flaky(4);
    const fetchPart = latePart(load);
    const refused = expect(fetchPart()).rejects.toThrow("Failed to load chunk");
    await vi.runAllTimersAsync();
    await refused;
    expect(calls()).toBe(4);
    expect(await fetchPart()).toBe("part");
  });

  it("never takes down a view that waits for it", async () => {
    const { load } = flaky(30);
    const view = lateView(load)();
    await vi.runAllTimersAsync();
    expect(await view).toBe("part");
  });
});
