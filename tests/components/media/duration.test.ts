import { expect, test } from "vitest";
import { formatDuration } from "@/components/media/duration";

test.each([
  [0, "0:00"],
  [499, "0:00"],
  [14_000, "0:14"],
  [59_600, "1:00"],
  [725_000, "12:05"],
  [3_723_000, "1:02:03"],
  [-5, "0:00"],
])("%i ms reads %s", (milliseconds, words) => {
  expect(formatDuration(milliseconds)).toBe(words);
});
