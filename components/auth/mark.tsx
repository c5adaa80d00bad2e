/** The product's sign: a casement window, one wing open. Decoration: the page's words name the product. */
export function Mark() {
  return (
    <svg
      width="36"
      height="36"
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
      aria-hidden="true"
      className="-ms-[3px] text-accent-ink"
    >
      <path d="M3 3.5h11.5v19H3z" />
      <path d="M14.5 3.5 22.5 7v19l-8-3.5" fill="currentColor" fillOpacity=".16" />
      <path d="M3 13h11.5M8.75 3.5v19" strokeWidth="1.4" />
    </svg>
  );
}
