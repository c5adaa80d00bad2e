const BASE = "http://here.invalid";
const INBOX = "/inbox";
/** Places that would send a signed-in agent away again, or that are no pages. */
const NO_DESTINATION = /^\/(sign-in|setup|api)(\/|$)/;

/** Where to go after signing in: the page that was asked for if it is a path of our own, else the inbox. */
export function safePath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || !URL.canParse(asked, BASE)) return INBOX;
  const url = new URL(asked, BASE);
  // Browsers read "//host", "/\host" and "/.//host" as other sites; after parsing they show as another origin or a double slash.
  if (url.origin !== BASE || url.pathname.startsWith("//") || NO_DESTINATION.test(url.pathname)) return INBOX;
  return url.pathname + url.search + url.hash;
}
