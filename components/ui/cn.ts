import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

/** Names of app/globals.css that Tailwind itself does not have, so that "text-md" is known for a size and not for a colour. */
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs", "md"],
      radius: ["bubble", "bubble-tail"],
      shadow: ["bubble"],
      spacing: ["rail", "list", "panel", "bar", "row", "control", "control-sm", "control-touch", "measure", "column"],
    },
  },
});

/** Joins class names; of two that set the same property the later one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
