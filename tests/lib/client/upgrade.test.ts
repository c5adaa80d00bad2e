import { describe, expect, it, test } from "vitest";
import type { PageUse } from "@/lib/client/page-use";
import { mayReload } from "@/lib/client/upgrade";

const UNUSED: PageUse = {
  isVisible: false,
  idleMs: 0,
  holdsText: false,
  isDeciding: false,
  holdsUnsent: false,
  isPlaying: false,
};
const HOUR = 3_600_000;

describe("a page from before an upgrade", () => {
  it("reloads by itself in the background, and where nobody has touched it for a while", () => {
    expect(mayReload(UNUSED)).toBe(true);
    expect(mayReload({ ...UNUSED, isVisible: true, idleMs: HOUR })).toBe(true);
  });

  it("stays while somebody is at it", () => {
    expect(mayReload({ ...UNUSED, isVisible: true, idleMs: 1_000 })).toBe(false);
  });

  test.each(["holdsText", "isDeciding", "holdsUnsent", "isPlaying"] as const)("stays, hidden or not, while it %s", (fact) => {
    expect(mayReload({ ...UNUSED, [fact]: true })).toBe(false);
    expect(mayReload({ ...UNUSED, [fact]: true, isVisible: true, idleMs: HOUR })).toBe(false);
  });
});
