/** What the keys of unsaved drafts begin with, in the browser's local storage; the agent's id and the conversation's follow. */
export const DRAFT_KEY_START = "casement.draft.";

/** As many saves of this page as can still be announced back to it. */
const MAX_OWN = 100;
const own = new Set<string>();

/** Notes that a revision is of this page's making: when it is announced, there is nothing to fetch. */
export function noteOwnRevision(revision: string): void {
  own.add(revision);
  const [oldest] = own;
  if (own.size > MAX_OWN && oldest !== undefined) own.delete(oldest);
}

/** Whether this page wrote what is announced. */
export function isOwnRevision(revision: string): boolean {
  return own.has(revision);
}

/** The keys of the drafts that this browser keeps, of everybody; told without the code that knows drafts. */
export function draftKeys(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(DRAFT_KEY_START));
}

/** Leaves none of an agent's words behind: they have signed out. */
export function forgetDrafts(): void {
  for (const key of draftKeys()) localStorage.removeItem(key);
}
