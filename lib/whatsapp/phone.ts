import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A wa_id for reading: "+351 912 555 014". Digits that fit no country's plan come back as they are, behind a "+". */
export function formatPhone(waId: string): string {
  const phone = parsePhoneNumberFromString(`+${waId}`);
  return phone ? phone.formatInternational() : `+${waId}`;
}
