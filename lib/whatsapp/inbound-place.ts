import type { Place } from "@/lib/contract/content";
import { finiteNumber, shortText, valueAt } from "./bounded";
import type { JsonValue } from "./json";

const MAX_LINK = 2_000;

/** A `location` object. Null when it has no coordinates on this planet. */
export function readPlace(location: JsonValue | undefined): Place | null {
  const latitude = finiteNumber(valueAt(location, "latitude"));
  const longitude = finiteNumber(valueAt(location, "longitude"));
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return {
    latitude,
    longitude,
    ...readPlaceWords(location),
    url: readLink(valueAt(location, "url")),
  };
}

/** What a `location` object calls its place, whether or not that can be found on a map. */
export function readPlaceWords(location: JsonValue | undefined): Pick<Place, "name" | "address"> {
  return { name: shortText(valueAt(location, "name"), 200), address: shortText(valueAt(location, "address"), 500) };
}

/** A web address that a browser may be sent to; null for anything else. */
export function readLink(value: JsonValue | undefined): string | null {
  // A cut address leads elsewhere.
  const link = typeof value === "string" && value.length <= MAX_LINK ? shortText(value, MAX_LINK) : null;
  return link && /^https?:\/\//i.test(link) && URL.canParse(link) ? link : null;
}
