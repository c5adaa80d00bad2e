/** The value below which a share of the samples lies. Null without samples. */
export function percentile(samples: readonly number[], share: number): number | null {
  if (samples.length === 0) return null;
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** A table with its first column left and the others right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join("   ");
  print(line(head));
  print(widths.map((width) => "─".repeat(width)).join("   "));
  for (const row of rows) print(line(row));
  print("");
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** "1,234", "12.3", "0.83": as many digits as the figure can bear. */
export function figure(value: number | null): string {
  if (value === null) return "–";
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(1, value))));
  return value.toLocaleString("en", { maximumFractionDigits: digits, minimumFractionDigits: digits });
}
