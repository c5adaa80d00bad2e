import { useFormatter } from "next-intl";

/** The server counts no further. */
const MAX_COUNT = 1_000;

/** A count as the interface shows it: "41", "999+". */
export function useCount(): (count: number) => string {
  const format = useFormatter();
  return (count) => (count >= MAX_COUNT ? `${MAX_COUNT - 1}+` : format.number(count));
}
