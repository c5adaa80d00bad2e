import type { TemplateDesign } from "@/lib/contract/template-design";

/** Whether two designs say the same; the order of samples and sources says nothing. */
export function isSameDesign(one: TemplateDesign, other: TemplateDesign): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, child]) => [key, ordered(child)]));
}
