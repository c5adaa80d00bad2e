import type { LibraryLanguage, LibraryTemplate } from "@/lib/contract/template-library";

/** What Meta's statuses come to, the worst first: the row of a template shows the worst of its languages. */
export const TEMPLATE_STATES = [
  "disabled",
  "rejected",
  "paused",
  "locked",
  "limit",
  "appeal",
  "review",
  "deleting",
  "archived",
  "unknown",
  "approved",
] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number] | "draft";

const BY_STATUS: Readonly<Record<string, TemplateState>> = {
  APPROVED: "approved",
  FLAGGED: "approved",
  REINSTATED: "approved",
  UNARCHIVED: "approved",
  PENDING: "review",
  REJECTED: "rejected",
  PAUSED: "paused",
  DISABLED: "disabled",
  IN_APPEAL: "appeal",
  LIMIT_EXCEEDED: "limit",
  LOCKED: "locked",
  PENDING_DELETION: "deleting",
  DELETED: "deleting",
  ARCHIVED: "archived",
};

/** The states from which a language never sends again as it is. */
const HOPELESS: ReadonlySet<TemplateState> = new Set(["disabled", "rejected", "deleting", "archived", "draft"]);

/** What a status of Meta's comes to. One that we do not know cannot be sent. */
export function stateOf(status: string): TemplateState {
  return BY_STATUS[status.toUpperCase()] ?? "unknown";
}

/** The worst state of a template's languages, and how many of them are in it. `speaker` is the first of those. */
export type StateSummary = { state: TemplateState; count: number; isWhole: boolean; speaker: LibraryLanguage | null };

export function summarizeState({ languages }: Pick<LibraryTemplate, "languages">): StateSummary {
  const state = TEMPLATE_STATES.find((candidate) => languages.some(({ status }) => stateOf(status) === candidate)) ?? "draft";
  const inState = languages.filter(({ status }) => stateOf(status) === state);
  return { state, count: inState.length, isWhole: inState.length === languages.length, speaker: inState[0] ?? null };
}

/** Whether switching it on could ever let somebody send it. */
export function canBeOffered({ languages }: Pick<LibraryTemplate, "languages">): boolean {
  return languages.some(({ status }) => !HOPELESS.has(stateOf(status)));
}

export type QualityLevel = "high" | "medium" | "low" | "unrated";

const QUALITIES: Readonly<Record<string, QualityLevel>> = { GREEN: "high", YELLOW: "medium", RED: "low" };

export function qualityLevel(quality: string | null): QualityLevel {
  return QUALITIES[quality?.toUpperCase() ?? ""] ?? "unrated";
}

/** The worst rating of a template's languages. */
export function worstQuality({ languages }: Pick<LibraryTemplate, "languages">): QualityLevel {
  const levels = languages.map(({ quality }) => qualityLevel(quality));
  return (["low", "medium", "high"] as const).find((level) => levels.includes(level)) ?? "unrated";
}

/** What Meta makes of a category: it will be moved, or it was. Null = nothing to tell. */
export type CategoryNews = { kind: "moves"; to: string; at: string | null } | { kind: "moved"; from: string; at: string | null };

export function categoryNews({ languages }: Pick<LibraryTemplate, "languages">): CategoryNews | null {
  const moving = languages.find(({ correctCategory, category }) => correctCategory && correctCategory !== category);
  if (moving?.correctCategory) return { kind: "moves", to: moving.correctCategory, at: moving.categoryAt };
  const moved = languages.find(({ previousCategory, category }) => previousCategory && previousCategory !== category);
  return moved?.previousCategory ? { kind: "moved", from: moved.previousCategory, at: moved.categoryAt } : null;
}
