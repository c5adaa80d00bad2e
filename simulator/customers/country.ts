/** Dialling codes of the countries that the cast and its like live in, longest first. */
const COUNTRIES: [code: string, country: string][] = [
  ["351", "PT"],
  ["353", "IE"],
  ["380", "UA"],
  ["420", "CZ"],
  ["966", "SA"],
  ["971", "AE"],
  ["20", "EG"],
  ["30", "GR"],
  ["31", "NL"],
  ["33", "FR"],
  ["34", "ES"],
  ["39", "IT"],
  ["41", "CH"],
  ["43", "AT"],
  ["44", "GB"],
  ["45", "DK"],
  ["46", "SE"],
  ["47", "NO"],
  ["48", "PL"],
  ["49", "DE"],
  ["52", "MX"],
  ["54", "AR"],
  ["55", "BR"],
  ["81", "JP"],
  ["84", "VN"],
  ["86", "CN"],
  ["90", "TR"],
  ["91", "IN"],
  ["1", "US"],
];

/** The two letters that begin a user id; Portugal for numbers from elsewhere. */
export function countryOf(phone: string | null): string {
  return COUNTRIES.find(([code]) => phone?.startsWith(code))?.[1] ?? "PT";
}

/** The dialling code of a number, or an empty text for one from elsewhere. */
export function dialCodeOf(phone: string): string {
  return COUNTRIES.find(([code]) => phone.startsWith(code))?.[0] ?? "";
}
