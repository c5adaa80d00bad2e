import { useFormatter } from "next-intl";

const KILOBYTE = 1000;
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** Writes a number of bytes in the reader's language: "812 kB", "1.4 MB". */
export function useFileSize(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(KILOBYTE)));
    return format.number(bytes / KILOBYTE ** power, {
      style: "unit",
      unit: UNITS[power] ?? "byte",
      unitDisplay: power === 0 ? "narrow" : "short",
      maximumFractionDigits: power > 1 ? 1 : 0,
    });
  };
}
