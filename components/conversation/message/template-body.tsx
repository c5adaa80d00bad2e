import { LayoutTemplate } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TemplateSnapshot } from "@/lib/contract/message";
import { FormattedText } from "./formatted-text";
import { KindLine } from "./kind-line";

/** The template as it was sent, over the stamp. */
export function TemplateBody({ template }: { template: TemplateSnapshot }) {
  const t = useTranslations("conversation");
  return (
    <>
      <KindLine icon={LayoutTemplate}>{t("templateNamed", { name: template.name })}</KindLine>
      {template.header && (
        <strong dir="auto" className="block font-semibold">
          {template.header}
        </strong>
      )}
      <FormattedText text={template.body} />
      {template.footer && (
        <>
          <span className="block h-0.5" />
          <span dir="auto" className="text-(--bubble-meta) text-xs">
            {template.footer}
          </span>
        </>
      )}
    </>
  );
}

/** The template's buttons under the stamp, as the contact's phone shows them. They do nothing here. */
export function TemplateButtons({ buttons }: { buttons: string[] }) {
  const t = useTranslations("conversation");
  if (buttons.length === 0) return null;
  return (
    <span className="clear-both block">
      <span className="sr-only">{t("templateButtons")}</span>
      {buttons.map((button, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may carry the same words, and they never move.
          key={index}
          dir="auto"
          className="-mx-2.5 mt-1.5 -mb-px block border-line border-t px-2.5 pt-1.5 text-center text-link text-sm"
        >
          {button}
        </span>
      ))}
    </span>
  );
}
