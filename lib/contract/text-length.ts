import * as z from "zod/mini";
import { isBlank } from "./visible-text";

/**
 * A text of at most `max` UTF-16 units: what Meta counts, what `maxlength` of a field and `length` count. The library's own
 * `maxLength` counts code points, by which an emoji is one.
 */
export function maxUnits(max: number) {
  return z.check<string>(({ value, issues }) => {
    if (value.length <= max) return;
    issues.push({ code: "too_big", origin: "string", maximum: max, inclusive: true, input: value });
  });
}

/** A text that is not made of characters without a trace. Of an empty one, `minLength` complains. */
export const isSeen = z.refine<string>((text) => text === "" || !isBlank(text), "Write something that can be seen.");
