import { useFormatter } from "next-intl";

const KILOBYTE = 1000;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Writes a number of bytes in the reader's language: "43 bytes", "812 kB", "1.4 MB". */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const { size, unit } = inUnits(bytes);
    // Short, a byte reads like a word of its own: "43 byte".
    const unitDisplay = unit === "byte" ? "long" : "short";
    return format.number(size, { style: "unit", unit, unitDisplay, maximumFractionDigits: size < 10 ? 1 : 0 });
  };
}

/** In the largest unit of which there is a whole one. */
export function inUnits(bytes: number): { size: number; unit: (typeof UNITS)[number] } {
  let size = bytes;
  let power = 0;
  // What would be written as 1000 of a unit is one of the next.
  while (power < UNITS.length - 1 && Math.round(size) >= KILOBYTE) {
    size /= KILOBYTE;
    power += 1;
  }
  return { size, unit: UNITS[power] ?? "byte" };
}
