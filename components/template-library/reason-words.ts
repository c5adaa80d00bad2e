import { useTranslations } from "next-intl";
import type { LibraryLanguage } from "@/lib/contract/template-library";

const REASONS = [
  "ABUSIVE_CONTENT",
  "INVALID_FORMAT",
  "PROMOTIONAL",
  "TAG_CONTENT_MISMATCH",
  "INCORRECT_CATEGORY",
  "SCAM",
] as const;

/** Why Meta refused a text: its own details where it gave some, else its reason in words, or as Meta writes it. */
export function useReasonWords(): (language: Pick<LibraryLanguage, "rejectedReason" | "rejectedDetails">) => string {
  const t = useTranslations("library.reason");
  return ({ rejectedReason, rejectedDetails }) => {
    if (rejectedDetails) return rejectedDetails;
    const known = REASONS.find((reason) => reason === rejectedReason);
    if (known) return t(known);
    return rejectedReason && rejectedReason !== "NONE" ? rejectedReason : t("none");
  };
}
