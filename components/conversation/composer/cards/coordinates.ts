export type Coordinates = { latitude: number; longitude: number };

const NUMBER = "(-?\\d{1,3}(?:\\.\\d+)?)";
const PAIR = new RegExp(`^${NUMBER}\\s*[,; ]\\s*${NUMBER}$`);
/** "38,72; -9,14" and "38,72 -9,14": a comma in the place of the point. */
const COMMA_PAIR = /^(-?\d{1,3},\d+)\s*[; ]\s*(-?\d{1,3},\d+)$/;
/** "38.72° N, 9.14° W" */
const COMPASS_PAIR = /^(\d{1,3}(?:\.\d+)?)\s*°?\s*([NS])\s*[,; ]?\s*(\d{1,3}(?:\.\d+)?)\s*°?\s*([EW])$/i;

/** Where the maps that people use write a place into their links. The pin before the part of the map that was in sight. */
const IN_LINKS = [
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&](?:q|query|ll|destination|daddr|coordinate|center)=(?:loc:)?${NUMBER}(?:,|%2C)\\s*\\+?${NUMBER}`, "i"),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`#map=\\d+/${NUMBER}/${NUMBER}`),
  new RegExp(`@${NUMBER},${NUMBER}`),
  new RegExp(`^geo:${NUMBER},${NUMBER}`, "i"),
];

/** Reads a place from what somebody pasted: a pair of degrees, or a link of a map that holds one. Null when there is none. */
export function readCoordinates(pasted: string): Coordinates | null {
  const text = pasted.trim();
  const compass = COMPASS_PAIR.exec(text);
  if (compass) {
    const [, latitude, northSouth, longitude, eastWest] = compass;
    return onEarth(signed(latitude, northSouth, "S"), signed(longitude, eastWest, "W"));
  }
  const commas = COMMA_PAIR.exec(text);
  if (commas) return onEarth(Number(commas[1]?.replace(",", ".")), Number(commas[2]?.replace(",", ".")));
  for (const pattern of [PAIR, ...IN_LINKS]) {
    const found = pattern.exec(text);
    if (found) return onEarth(Number(found[1]), Number(found[2]));
  }
  return null;
}

/** The degrees as people copy them, to about ten centimetres. */
export function writeCoordinates({ latitude, longitude }: Coordinates): string {
  return `${round(latitude)}, ${round(longitude)}`;
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

function signed(degrees: string | undefined, side: string | undefined, negative: string): number {
  return Number(degrees) * (side?.toUpperCase() === negative ? -1 : 1);
}

function onEarth(latitude: number, longitude: number): Coordinates | null {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
