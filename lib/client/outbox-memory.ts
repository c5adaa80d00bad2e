/** Where a tab keeps its outbox, as JSON, in the browser's session storage. */
export const OUTBOX_KEY = "casement.outbox";

/** Whether a reply was under way when the page was left; told without the code that knows replies. */
export function holdsReplies(): boolean {
  return (sessionStorage.getItem(OUTBOX_KEY) ?? "[]") !== "[]";
}
