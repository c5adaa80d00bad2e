import { Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { INTERACTIVE_LIMITS } from "@/lib/contract/interactive";
import { emptySection, type SectionDraft } from "../draft";
import { useEditor } from "../editor-context";
import { ChoicesField } from "./choices-field";
import { GroupProblem, LimitedField } from "./limited-field";

/** The sections of a list of options, or of products. */
export function SectionsField({ of }: { of: "rows" | "products" }) {
  const t = useTranslations("interactive.field");
  const { draft, change } = useEditor();
  const { sections } = draft;
  const rowCount = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const put = (key: string, next: Partial<SectionDraft>) =>
    change({ sections: sections.map((section) => (section.key === key ? { ...section, ...next } : section)) });
  return (
    <div className="grid gap-3">
      {sections.map((section, index) => (
        <fieldset key={section.key} className="grid gap-2.5 rounded-md bg-surface-2 p-3 inset-ring inset-ring-line">
          <legend className="sr-only">{t("section", { number: index + 1 })}</legend>
          <div className="flex items-start gap-1.5">
            <LimitedField
              path={`sections.${index}.title`}
              label={t("sectionTitle", { number: index + 1 })}
              value={section.title}
              max={INTERACTIVE_LIMITS.sectionTitle}
              onValue={(title) => put(section.key, { title })}
              hint={t("sectionTitleHint")}
              className="flex-1"
            />
            {sections.length > 1 && (
              <IconButton
                label={t("removeSection", { number: index + 1 })}
                onClick={() => change({ sections: sections.filter(({ key }) => key !== section.key) })}
                className="mt-[22px]"
              >
                <Trash2 />
              </IconButton>
            )}
          </div>
          {of === "rows" ? (
            <ChoicesField
              path={`sections.${index}.rows`}
              of="row"
              choices={section.rows}
              max={section.rows.length + INTERACTIVE_LIMITS.listRows - rowCount}
              onChoices={(rows) => put(section.key, { rows })}
            />
          ) : (
            <LimitedField
              path={`sections.${index}.productIds`}
              label={t("products")}
              value={section.products}
              lines={3}
              onValue={(products) => put(section.key, { products })}
              hint={t("productsHint")}
            />
          )}
        </fieldset>
      ))}
      <GroupProblem path="sections" />
      {sections.length < INTERACTIVE_LIMITS.listSections && (
        <Button
          variant="quiet"
          size="small"
          onClick={() => change({ sections: [...sections, emptySection()] })}
          className="justify-self-start"
        >
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("addSection")}
        </Button>
      )}
    </div>
  );
}
