/** Meta's object of the message's own type. */
export function partOf({ type, content }) {
  return content?.[type] ?? {};
}
