/** What an act changed, or a fact about it. `before` is absent for a fact. */
export type AuditFact = { key: string; before?: unknown; after: unknown };

/**
 * The details of an act as a list: with { before, after } what differs between the two, and the rest as it is. What a later version
 * writes shows too, under its own key.
 */
export function auditFacts(details: Readonly<Record<string, unknown>>): AuditFact[] {
  const { before, after, ...facts } = details;
  return [
    ...changesOf(before, after),
    ...Object.entries(facts)
      .filter(([, value]) => !isNothing(value))
      .map(([key, value]) => ({ key, after: value })),
  ];
}

function changesOf(before: unknown, after: unknown): AuditFact[] {
  if (before === undefined && after === undefined) return [];
  if (!isRecord(before ?? {}) || !isRecord(after ?? {})) return [{ key: "", before, after }];
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return keys
    .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
    .filter((key) => !(isNothing(was[key]) && isNothing(is[key])))
    .map((key) => ({ key, before: was[key], after: is[key] }));
}

/** Whether there is nothing to say of a value. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** "givenTo" as "given to", for keys that have no words of their own. */
export function spacedKey(key: string): string {
  return key
    .replace(/[_.]/g, " ")
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase();
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
