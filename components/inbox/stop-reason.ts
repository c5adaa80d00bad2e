import { type ErrorWordsKey, errorFor } from "@/lib/whatsapp/errors";

/** The reasons that stop a whole number and have words of their own. */
const REASONS = [
  "token",
  "permission",
  "numberMissing",
  "accountRestricted",
  "payment",
  "displayName",
  "notRegistered",
] as const satisfies ErrorWordsKey[];

/** Which words of `banners.number.reason` say why Meta refuses everything from a number. */
export function stopReason(code: number | null): (typeof REASONS)[number] | "other" {
  const { wordsKey } = errorFor(code ?? -1);
  return REASONS.find((known) => known === wordsKey) ?? "other";
}
