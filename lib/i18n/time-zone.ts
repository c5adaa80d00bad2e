/** Written by the browser, so that the server draws times as the reader's wall shows them. */
export const TIME_ZONE_COOKIE = "casement-time-zone";

/** A cookie's value as an IANA time zone; UTC when it is none. */
export function validTimeZone(value: string | undefined): string {
  if (!value) return "UTC";
  try {
    return new Intl.DateTimeFormat("en", { timeZone: decodeURIComponent(value) }).resolvedOptions().timeZone;
  } catch (error) {
    // Anybody can write any cookie.
    if (error instanceof RangeError || error instanceof URIError) return "UTC";
    throw error;
  }
}
