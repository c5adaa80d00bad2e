import { ChevronLeft, CircleAlert, Star } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormEvent, Ref } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import type { TemplateView } from "@/lib/contract/template";
import { useCategoryName } from "./category-name";
import { FoldingPreview } from "./folding-preview";
import { FormFields } from "./form-fields";
import { usePicker } from "./picker-context";
import { TemplateLanguages } from "./template-languages";
import { TemplatePreview } from "./template-preview";
import { useObstacleWords } from "./use-obstacle-words";
import type { TemplateForm } from "./use-template-form";

type TemplateFieldsProps = {
  ref: Ref<HTMLFormElement>;
  form: TemplateForm;
  template: TemplateView;
  draft: string;
  onSend: () => void;
  onBack: () => void;
};

/** The chosen template as the phone will show it, a field for all that it wants, and the button that sends it. */
export function TemplateFields({ ref, form, template, draft, onSend, onBack }: TemplateFieldsProps) {
  const t = useTranslations("templates");

  function onSubmit(event: FormEvent) {
    event.preventDefault();
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
      <Head form={form} template={template} onBack={onBack} />
      <FoldingPreview>
        <TemplatePreview template={template} values={form.values} extras={form.extras} />
      </FoldingPreview>
      <div className="flex min-h-0 shrink-0 flex-col border-line border-t bg-surface pt-2.5 @min-[620px]:max-h-[72%]">
        {form.hasChanged && <ChangedNotice onAccept={form.acceptChange} />}
        <div className="grid min-h-0 gap-2 overflow-y-auto px-3">
          <TemplateLanguages form={form} template={template} />
          {form.obstacle === null && <FormFields form={form} template={template} draft={draft} />}
        </div>
        <Foot form={form} template={template} />
      </div>
    </form>
  );
}

/** The name, the way back to the list where there is room for one of them only, and the star. */
function Head({ form, template, onBack }: Pick<TemplateFieldsProps, "form" | "template" | "onBack">) {
  const t = useTranslations("templates");
  const { setFavourite } = usePicker();
  const isFavourite = form.current?.isFavourite ?? false;
  return (
    <div className="flex shrink-0 items-center gap-1 px-2 pt-1.5 @min-[620px]:ps-4">
      <IconButton label={t("backToList")} onClick={onBack} className="@min-[620px]:hidden">
        <ChevronLeft />
      </IconButton>
      <span className="min-w-0 flex-1 truncate font-medium @min-[620px]:text-ink-2 @min-[620px]:text-xs">{template.name}</span>
      <IconButton
        size="small"
        label={t("favourite.set")}
        shortcut="Alt ↵"
        aria-pressed={isFavourite}
        onClick={() => setFavourite(template.name, !isFavourite)}
      >
        <Star className={cn("size-4!", isFavourite && "fill-current text-accent")} />
      </IconButton>
    </div>
  );
}

/** Meta has changed the template under the agent's hands. */
function ChangedNotice({ onAccept }: { onAccept: () => void }) {
  const t = useTranslations("templates.changed");
  return (
    <div
      role="alert"
      className="mx-3 mb-2.5 flex items-start gap-2 rounded-md bg-warn-bg inset-ring inset-ring-warn-line px-2.5 py-2 text-warn-ink text-xs"
    >
      <CircleAlert aria-hidden="true" className="mt-px size-4 shrink-0" strokeWidth={1.75} />
      <p className="min-w-0 flex-1">
        <b className="font-semibold">{t("what")}</b> {t("now")}
      </p>
      <Button size="small" data-changed onClick={onAccept}>
        {t("looked")}
      </Button>
    </div>
  );
}

/** The price category, and the button that sends, or why there is none. */
function Foot({ form: { excess, obstacle, hasChanged, refusal }, template }: Pick<TemplateFieldsProps, "form" | "template">) {
  const t = useTranslations("templates");
  const categoryName = useCategoryName();
  const { contactShortName, limits } = usePicker();
  const obstacleWords = useObstacleWords(contactShortName, limits);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2.5">
      <span className="text-ink-3 text-xs">{t("priceCategory", { category: categoryName(template.category) })}</span>
      {excess > 0 && <span className="ms-auto text-danger-ink text-xs">{t("tooLong", { count: excess })}</span>}
      {refusal && refusal.fields > 0 && (
        // Each time anew, so that pressing again says it again.
        <span key={refusal.times} role="alert" className="ms-auto font-medium text-danger-ink text-xs">
          {t("unfinished", { count: refusal.fields })}
        </span>
      )}
      {obstacle === null ? (
        <Button
          type="submit"
          variant="primary"
          size="small"
          data-send
          aria-disabled={excess > 0 || hasChanged}
          className={`h-[30px] pointer-coarse:h-11 ${excess > 0 || refusal ? "" : "ms-auto"}`}
        >
          {t("send")}
          <Kbd aria-hidden>↵</Kbd>
        </Button>
      ) : (
        <span className="ms-auto text-warn-ink text-xs">{obstacleWords(obstacle, template)}</span>
      )}
    </div>
  );
}
