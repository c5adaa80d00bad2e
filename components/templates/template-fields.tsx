import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type Ref, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { TemplateView } from "@/lib/contract/template";
import { flattenValue } from "@/lib/whatsapp/template-values";
import { useCategoryName } from "./category-name";
import { FoldingPreview } from "./folding-preview";
import { TemplateField } from "./template-field";
import { TemplateLanguages } from "./template-languages";
import { TemplatePreview } from "./template-preview";
import type { TemplateForm } from "./use-template-form";

type TemplateFieldsProps = {
  ref: Ref<HTMLFormElement>;
  form: TemplateForm;
  template: TemplateView;
  draft: string;
  onSend: () => void;
  onBack: () => void;
};

/** The chosen template as the phone will show it, a field for each variable, and the button that sends it. */
export function TemplateFields({ ref, form, template, draft, onSend, onBack }: TemplateFieldsProps) {
  const t = useTranslations("templates");
  const [wasTried, setWasTried] = useState<string | null>(null);
  const hasTried = wasTried === template.id;

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setWasTried(template.id);
    onSend();
  }

  return (
    <form
      ref={ref}
      noValidate
      aria-label={t("formFor", { name: template.name })}
      onSubmit={onSubmit}
      className="flex h-full flex-col"
    >
      <div className="flex items-center gap-1 px-2 pt-2 @min-[620px]:hidden">
        <IconButton label={t("backToList")} onClick={onBack}>
          <ChevronLeft />
        </IconButton>
        <span className="truncate font-medium">{template.name}</span>
      </div>
      <FoldingPreview>
        <TemplatePreview template={template} values={form.values} />
      </FoldingPreview>
      <div className="flex min-h-0 shrink-0 flex-col border-line border-t bg-surface pt-2.5 @min-[620px]:max-h-[72%]">
        <div className="grid min-h-0 gap-2 overflow-y-auto px-3">
          <TemplateLanguages form={form} template={template} />
          {template.blocked === null &&
            template.variables.map((variable) => (
              <TemplateField
                key={variable.key}
                variable={variable}
                filled={form.values[variable.key]}
                offeredDraft={form.draftPlace?.key === variable.key ? flattenValue(draft) : null}
                isMissing={hasTried && form.missing.includes(variable)}
                onValue={(filled) => form.fill(variable, filled)}
              />
            ))}
        </div>
        <Foot template={template} excess={form.excess} />
      </div>
    </form>
  );
}

/** The price category, and the button that sends, or why there is none. */
function Foot({ template, excess }: { template: TemplateView; excess: number }) {
  const t = useTranslations("templates");
  const categoryName = useCategoryName();
  return (
    <div className="flex shrink-0 items-center gap-2 px-3 py-2.5">
      <span className="text-ink-3 text-xs">{categoryName(template.category)}</span>
      {excess > 0 && <span className="ms-auto text-danger-ink text-xs">{t("tooLong", { count: excess })}</span>}
      {template.blocked === null ? (
        <Button
          type="submit"
          variant="primary"
          size="small"
          data-send
          aria-disabled={excess > 0}
          className={`h-[30px] pointer-coarse:h-11 ${excess > 0 ? "" : "ms-auto"}`}
        >
          {t("send")}
          <Kbd aria-hidden>↵</Kbd>
        </Button>
      ) : (
        <span className="ms-auto text-warn-ink text-xs">{t(`blocked.${template.blocked}`)}</span>
      )}
    </div>
  );
}
