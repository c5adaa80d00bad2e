/** A text with something put in at the caret (or in place of the selection), and where the caret then stands. */
export function insertAt(text: string, selection: { start: number; end: number }, insertion: string) {
  return {
    text: text.slice(0, selection.start) + insertion + text.slice(selection.end),
    caret: selection.start + insertion.length,
  };
}
