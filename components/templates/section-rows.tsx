import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { SectionDraft } from "./extras-draft";
import { FIELD, FIELD_BOX, FormRow, TextRow } from "./form-row";
import type { TemplateForm } from "./use-template-form";

const SECTIONS_MAX = 10;
const TITLE_MAX_LENGTH = 24;

/** The sections of a list of products: a title, and ids of our catalogue, one a line. */
export function SectionRows({ form: { extras, problems, giveExtras } }: { form: TemplateForm }) {
  const t = useTranslations("templates.products");
  const problem = problems.get("sections");
  const { sections } = extras;

  function change(id: number, changed: Partial<SectionDraft>) {
    giveExtras({ sections: sections.map((section) => (section.id === id ? { ...section, ...changed } : section)) });
  }

  return (
    <>
      {sections.map((section, index) => (
        <fieldset key={section.id} className="grid gap-1.5">
          <legend className="sr-only">{t("section", { number: index + 1 })}</legend>
          <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1">
            <TextRow
              label={t("title")}
              value={section.title}
              maxLength={TITLE_MAX_LENGTH}
              problem={problem === "missing" && section.title.trim() === "" ? "missing" : undefined}
              onValue={(title) => change(section.id, { title })}
            />
            {sections.length > 1 && (
              <IconButton
                size="small"
                label={t("removeSection", { number: index + 1 })}
                onClick={() => giveExtras({ sections: sections.filter(({ id }) => id !== section.id) })}
              >
                <X />
              </IconButton>
            )}
          </div>
          <Products
            value={section.products}
            isMissing={problem === "missing" && section.products.trim() === ""}
            onValue={(products) => change(section.id, { products })}
          />
        </fieldset>
      ))}
      {problem === "too_many_products" && <p className="text-danger-ink text-xs">{t("tooMany")}</p>}
      {sections.length < SECTIONS_MAX && (
        <Button
          size="small"
          variant="quiet"
          className="justify-self-start"
          onClick={() => giveExtras({ sections: [...sections, { id: nextId(sections), title: "", products: "" }] })}
        >
          <Plus aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
          {t("addSection")}
        </Button>
      )}
    </>
  );
}

function Products({ value, isMissing, onValue }: { value: string; isMissing: boolean; onValue: (value: string) => void }) {
  const t = useTranslations("templates");
  const id = useId();
  return (
    <FormRow label={t("products.ids")} htmlFor={id} note={isMissing ? t("required") : null} noteId={`${id}-problem`}>
      <div className={FIELD_BOX}>
        <textarea
          id={id}
          rows={2}
          required
          value={value}
          placeholder={t("products.idsHint")}
          aria-invalid={isMissing}
          aria-describedby={isMissing ? `${id}-problem` : undefined}
          onChange={(event) => onValue(event.target.value)}
          className={`${FIELD} resize-y py-1.5`}
        />
      </div>
    </FormRow>
  );
}

function nextId(sections: readonly SectionDraft[]): number {
  return Math.max(0, ...sections.map(({ id }) => id)) + 1;
}
