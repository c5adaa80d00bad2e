/** The product's sign: a casement window, one wing open. Decoration: words beside it, or its link, name the product. */
export function Logo() {
  return (
    <svg
      width="26"
      height="26"
      viewBox="0 0 26 26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 3.5h11.5v19H3z" />
      <path d="M14.5 3.5 22.5 7v19l-8-3.5" fill="currentColor" fillOpacity=".16" />
      <path d="M3 13h11.5M8.75 3.5v19" strokeWidth="1.5" />
    </svg>
  );
}
