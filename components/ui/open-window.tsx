/** The product's sign, large: an open casement window over an empty pane. Decoration. */
export function OpenWindow() {
  return (
    <svg
      width="72"
      height="72"
      viewBox="0 0 72 72"
      strokeWidth="2"
      strokeLinejoin="round"
      aria-hidden="true"
      className="fill-none stroke-accent-ink"
    >
      <path d="M14 12h28v48H14z" className="fill-surface" />
      <path d="M42 12l18 8v48l-18-8z" className="fill-accent-soft" />
      <path d="M14 36h28M28 12v48" strokeWidth="1.5" />
      <path d="M8 60h34" strokeLinecap="round" />
    </svg>
  );
}
