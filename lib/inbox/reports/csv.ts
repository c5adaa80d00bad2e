import Papa from "papaparse";

/** What a spreadsheet would run, at the beginning of a cell. */
const FORMULA = /^[=+\-@\t\r]/;
const LINE_END = "\r\n";

/** Excel reads UTF-8 only after this. */
export const BYTE_ORDER_MARK = "\uFEFF";

/** One line of a CSV file (RFC 4180). Words that a spreadsheet would take for a formula get an apostrophe before them. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${Papa.unparse([cells], { escapeFormulae: FORMULA, newline: LINE_END })}${LINE_END}`;
}
