import { useTranslations } from "next-intl";
import { textDirection } from "@/components/conversation/message/text-direction";
import type { TemplateView } from "@/lib/contract/template";
import { splitTemplateText } from "@/lib/whatsapp/template-text";
import { flattenValue } from "@/lib/whatsapp/template-values";
import type { FilledValues } from "./fill";

type TemplatePreviewProps = { template: TemplateView; values: FilledValues };

/** The bubble that the contact's phone will show, with a chip in the place of each variable. */
export function TemplatePreview({ template, values }: TemplatePreviewProps) {
  const t = useTranslations("templates");
  return (
    <figure className="ms-auto w-fit max-w-full rounded-bubble rounded-se-bubble-tail bg-bubble-out-bg text-bubble-out-ink shadow-bubble forced-colors:border">
      <div dir={textDirection(template.body)} className="flow-root px-2.5 pt-1.5 pb-[7px] text-md [overflow-wrap:anywhere]">
        {template.header && (
          <strong className="block font-semibold">
            <Filled text={template.header} component="header" template={template} values={values} />
          </strong>
        )}
        <span className="whitespace-pre-wrap">
          <Filled text={template.body} component="body" template={template} values={values} />
        </span>
        {template.footer && (
          <>
            <span className="block h-0.5" />
            <span className="text-bubble-out-meta text-xs">{template.footer}</span>
          </>
        )}
        <span className="float-end ms-3.5 mt-1.5 -mb-[3px] text-2xs text-bubble-out-meta">{t("now")}</span>
        {template.buttons.map((button, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may carry the same words, and they never move.
            key={index}
            className="clear-both -mx-2.5 mt-1.5 -mb-px block border-bubble-out-quote border-t px-2.5 pt-1.5 text-center text-link text-sm"
          >
            {button.text}
          </span>
        ))}
      </div>
    </figure>
  );
}

type FilledProps = TemplatePreviewProps & { text: string; component: "header" | "body" };

function Filled({ text, component, template, values }: FilledProps) {
  const variables = template.variables.filter((variable) => variable.component === component);
  const byName = new Map(variables.map((variable) => [variable.name, variable]));
  return splitTemplateText(text, new Set(byName.keys())).map((segment, index) =>
    segment.kind === "text" ? (
      segment.text
    ) : (
      <bdi
        // biome-ignore lint/suspicious/noArrayIndexKey: the segments of a text keep their places.
        key={index}
        className="-mx-px rounded-[3px] bg-accent-soft box-decoration-clone px-0.5 py-px text-accent-ink"
      >
        {flattenValue(values[byName.get(segment.name)?.key ?? ""]?.value ?? "") || `{{${segment.name}}}`}
      </bdi>
    ),
  );
}
