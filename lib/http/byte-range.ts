import type { ByteRange } from "@/lib/storage/file-store";

/**
 * The one range that a `Range` header asks for, of `sizeBytes`; null for the whole file: no header, several ranges, or something that
 * is not about bytes. "unsatisfiable" when it lies beyond the end.
 */
export function parseRange(header: string | null, sizeBytes: number): ByteRange | "unsatisfiable" | null {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "") ?? [];
  if (first === "" && last === "") return null;
  const start = first === "" ? Math.max(0, sizeBytes - Number(last)) : Number(first);
  const end = first === "" || last === "" ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1);
  if (first !== "" && last !== "" && Number(first) > Number(last)) return null;
  return start > end ? "unsatisfiable" : { start, end };
}
