import { expect, test } from "vitest";
import { inUnits } from "@/components/media/use-file-size";

test.each([
  [0, 0, "byte"],
  [43, 43, "byte"],
  [999, 999, "byte"],
  [1_000, 1, "kilobyte"],
  [999_400, 999.4, "kilobyte"],
  [999_600, 0.9996, "megabyte"],
  [5_000_000_000, 5, "gigabyte"],
])("%d bytes are %d %s", (bytes, size, unit) => {
  expect(inUnits(bytes)).toEqual({ size: expect.closeTo(size, 6), unit });
});
