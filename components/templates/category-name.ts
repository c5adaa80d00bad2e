import { useTranslations } from "next-intl";

const CATEGORIES = ["marketing", "utility", "authentication"] as const;

/** Names Meta's price category of a template in words; a new one of Meta's stays as Meta writes it. */
export function useCategoryName(): (category: string) => string {
  const t = useTranslations("templates.category");
  return (category) => {
    const known = CATEGORIES.find((name) => name === category.toLowerCase());
    return known ? t(known) : category;
  };
}
