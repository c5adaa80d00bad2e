import type * as z from "zod/mini";
import { Interactive } from "@/lib/contract/interactive";
import type { InteractiveDraft } from "./draft";
import { toInteractive } from "./to-interactive";

/** What is wrong with a field. `count`: of a text that is too long, how many characters it may have; of a list, how many it needs. */
export type FieldProblem = {
  kind: "required" | "tooLong" | "tooFew" | "tooMany" | "link" | "number" | "sameTwice" | "sections" | "lines";
  count: number;
};

/** Every problem of a draft by the path of its field: "body", "buttons.0.title", "sections.1.rows.0.title". */
export type Problems = ReadonlyMap<string, FieldProblem>;

type Issue = z.core.$ZodIssue;

/** What a draft would be sent as, or every problem that stands in its way. The contract's schema judges. */
export function judge(
  draft: InteractiveDraft,
): { interactive: Interactive; problems: null } | { interactive: null; problems: Problems } {
  const made = toInteractive(draft);
  const parsed = Interactive.safeParse(made);
  if (parsed.success) return { interactive: parsed.data, problems: null };
  const issues = parsed.error.issues.flatMap((issue) => flatten(issue, draft));
  const problems = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const path = issue.path.join(".");
    if (!problems.has(path)) problems.set(path, problemOf(issue, path, valueAt(made, issue.path)));
  }
  return { interactive: null, problems };
}

/** The cards of a carousel are judged twice, as cards with links and as cards with buttons: only one of them is meant. */
function flatten(issue: Issue, draft: InteractiveDraft): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const meant = issue.errors[draft.cardAction === "link" ? 0 : 1] ?? [];
  return meant.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));
}

function problemOf(issue: Issue, path: string, value: unknown): FieldProblem {
  if (value === "" || value === undefined) return { kind: "required", count: 0 };
  if (issue.code === "too_big") return { kind: Array.isArray(value) ? "tooMany" : "tooLong", count: Number(issue.maximum) };
  if (issue.code === "too_small") return { kind: Array.isArray(value) ? "tooFew" : "number", count: Number(issue.minimum) };
  return { kind: KINDS.find(([pattern]) => pattern.test(path))?.[1] ?? "required", count: 0 };
}

/** What the schema's own rules are about, by where they stand. */
const KINDS: readonly [RegExp, FieldProblem["kind"]][] = [
  [/url$/, "link"],
  [/minutes$/, "number"],
  [/^cards\.\d+\.body$/, "lines"],
  [/buttons$/, "sameTwice"],
  [/^sections$/, "sections"],
  [/^cards$/, "sections"],
];

function valueAt(made: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
    made,
  );
}
