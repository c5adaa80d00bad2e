import { useFormatter } from "next-intl";

const KILOBYTE = 1000;
const UNITS = ["kilobyte", "megabyte", "gigabyte"] as const;

/** Writes a number of bytes in the reader's language: "0.8 kB", "812 kB", "1.4 MB". */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = Math.min(UNITS.length, Math.max(1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(KILOBYTE))));
    const size = bytes / KILOBYTE ** power;
    return format.number(size, {
      style: "unit",
      unit: UNITS[power - 1] ?? "kilobyte",
      unitDisplay: "short",
      maximumFractionDigits: size < 10 ? 1 : 0,
    });
  };
}
