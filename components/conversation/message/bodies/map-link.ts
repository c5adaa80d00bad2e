import type { Place } from "@/lib/contract/content";

/** Finer than a metre is noise. */
const DIGITS = 5;

/** "38.71667, -9.13333": as maps take it in their search fields. */
export function coordinates({ latitude, longitude }: Pick<Place, "latitude" | "longitude">): string {
  return `${latitude.toFixed(DIGITS)}, ${longitude.toFixed(DIGITS)}`;
}

/** The place on OpenStreetMap, marked. */
export function mapLink({ latitude, longitude }: Pick<Place, "latitude" | "longitude">): string {
  const [lat, lon] = [latitude.toFixed(DIGITS), longitude.toFixed(DIGITS)];
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`;
}

/** The same for whichever map app the device has (RFC 5870). */
export function appLink({ latitude, longitude }: Pick<Place, "latitude" | "longitude">): string {
  return `geo:${latitude.toFixed(DIGITS)},${longitude.toFixed(DIGITS)}`;
}

/** The page that the sender gave with a place, if it is one on the web. */
export function pageLink({ url }: Pick<Place, "url">): string | null {
  return webLink(url);
}

/** An address that somebody else wrote, if it leads to the web and to nothing else; null otherwise. */
export function webLink(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
