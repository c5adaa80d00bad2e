import { useTranslations } from "next-intl";

const CATEGORIES = [
  "service",
  "utility",
  "marketing",
  "marketing_lite",
  "authentication",
  "authentication_international",
  "referral_conversion",
] as const;
const TYPES = ["regular", "free_customer_service", "free_entry_point"] as const;

/** Whether Meta's own word for a price is "regular": charged by its rates. */
const CHARGED = "regular";

/** A price category and type of Meta's in words. What Meta adds later stays as it writes it. */
export function usePriceWords(): (category: string, type: string | null) => { name: string; kind: string; isCharged: boolean } {
  const t = useTranslations("supervision.price");
  return (category, type) => {
    const known = CATEGORIES.find((name) => name === category.toLowerCase());
    const knownType = TYPES.find((name) => name === type?.toLowerCase());
    return {
      name: known ? t(`category.${known}`) : category,
      kind: knownType ? t(`type.${knownType}`) : (type ?? t("noType")),
      isCharged: knownType === CHARGED,
    };
  };
}
