import { Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { languageName } from "@/components/template-library/language-name";
import { stateOf } from "@/components/template-library/template-state";
import { useTemplateDesigner } from "./designer-context";
import { isSameDesign } from "./same-design";

/** How often Meta lets an approved text be changed. */
const EDITS_IN_MONTH = 10;

/** What changing an approved text costs: Meta counts, and agents send the old one until it agrees. */
export function EditAllowance() {
  const t = useTranslations("library.finding.edits");
  const { design, atMeta, keeper } = useTemplateDesigner();
  const approved = atMeta.filter(({ status }) => stateOf(status) === "approved");
  const isTouched = keeper.kept.revision > 0 || !isSameDesign(design, keeper.kept.design);
  const spent = approved.reduce<(typeof approved)[number] | null>(
    (most, one) => (most && most.editsInMonth >= one.editsInMonth ? most : one),
    null,
  );
  if (!spent || !isTouched) return null;
  const isOver = spent.editsInDay > 0 || spent.editsInMonth >= EDITS_IN_MONTH;
  return (
    <li className="flex gap-2.5 border-line border-t px-5 py-2.5 text-xs">
      <Info
        aria-hidden="true"
        className={`mt-px size-4 shrink-0 ${isOver ? "text-warn-ink" : "text-ink-3"}`}
        strokeWidth={1.75}
      />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t("title")}</b> {t("used", { count: spent.editsInMonth, max: EDITS_IN_MONTH })}{" "}
        {spent.editsInDay > 0 && t("today", { language: languageName(spent.language) })} {t("until")}
      </p>
    </li>
  );
}
