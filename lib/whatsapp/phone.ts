import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A wa_id for reading: "+351 912 555 014". Digits that fit no country's plan come back as they are, behind a "+". */
export function formatPhone(waId: string): string {
  const phone = parsePhoneNumberFromString(`+${waId}`);
  return phone ? phone.formatInternational() : `+${waId}`;
}

/**
 * The wa_id of a phone as somebody typed it; one without a country code is of the country of `home`, a number of ours. `isValid`:
 * some country has such numbers now. null: it is no phone number.
 */
export function parseTypedPhone(typed: string, home: string): { waId: string; isValid: boolean } | null {
  const country = parsePhoneNumberFromString(`+${home.replace(/\D/g, "")}`)?.country;
  const international = typed.replace(/^[\s(]*00/, "+").replace(/^[\s(]*\+/, "+");
  const phone = parsePhoneNumberFromString(international, { extract: false, ...(country ? { defaultCountry: country } : {}) });
  return phone?.isPossible() ? { waId: phone.number.slice(1), isValid: phone.isValid() } : null;
}

/** The language that most people of a wa_id's country speak, as BCP 47 writes it ("pt-PT"); null when no country has such numbers. */
export function phoneLanguage(waId: string): string | null {
  const country = parsePhoneNumberFromString(`+${waId}`)?.country;
  if (!country) return null;
  const { language, region } = new Intl.Locale(`und-${country}`).maximize();
  return `${language}-${region}`;
}
