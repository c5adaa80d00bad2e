import { fieldId } from "./field-path";

/** Brings a field of the designer into sight and moves the caret there; its range selected, where it has one. */
export function selectField(language: string | null, field: string, range: { start: number; end: number } | null): boolean {
  const element = document.getElementById(fieldId(language, field));
  if (!element) return false;
  element.scrollIntoView({ block: "center" });
  element.focus({ preventScroll: true });
  if (range && (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)) {
    element.setSelectionRange(range.start, range.end);
  }
  return true;
}

/** The next outer field that exists: a finding may be of a part that has no control of its own. */
export function selectNearestField(language: string | null, field: string, range: { start: number; end: number } | null): void {
  for (let path = field; path !== ""; path = path.slice(0, Math.max(0, path.lastIndexOf(".")))) {
    if (selectField(language, path, path === field ? range : null)) return;
  }
}
