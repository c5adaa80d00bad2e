import { useTranslations } from "next-intl";
import type { TemplateFinding } from "@/lib/whatsapp/template-finding";

/** Says where in a language something was found, when its words do not: "Card 1, button 2". Null = they do. */
export function usePlaceWords(): (finding: Pick<TemplateFinding, "field" | "kind">) => string | null {
  const t = useTranslations("library.finding.place");
  return ({ field, kind }) => {
    const [part = "", index, child, at] = field.split(".");
    const number = Number(index) + 1;
    if (part === "cards" && index !== undefined) {
      return child === "buttons" && at !== undefined
        ? t("cardButton", { card: number, button: Number(at) + 1 })
        : t("card", { card: number });
    }
    if (part === "buttons" && index !== undefined) return t("button", { button: number });
    if (kind !== "text_empty") return null;
    return part === "header" || part === "body" || part === "footer" || part === "offer" ? t(part) : null;
  };
}
