/** Digits that one phone may be written with or without, by country: its wa_id and its dialable number differ. */
const VARIANTS: readonly { longer: RegExp; shorter: string }[] = [
  // Brazil: the ninth digit before eight that begin with 6–9 (landlines begin with 2–5 and have none).
  { longer: /^55(\d{2})9([6-9]\d{7})$/, shorter: "55$1$2" },
  // Argentina: the mobile 9 after the country code.
  { longer: /^549(\d{10})$/, shorter: "54$1" },
  // Mexico: the mobile 1 that was dropped in 2019 and lives on in wa_ids.
  { longer: /^521(\d{10})$/, shorter: "52$1" },
];

/** The same text for every way WhatsApp writes one phone: for telling people apart, never for sending. Digits in and out. */
export function phoneKey(waId: string): string {
  for (const { longer, shorter } of VARIANTS) {
    if (longer.test(waId)) return waId.replace(longer, shorter);
  }
  return waId;
}
