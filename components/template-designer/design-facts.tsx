"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCategoryName } from "@/components/templates/category-name";
import { Segmented } from "@/components/ui/segmented";
import { TemplateCategory } from "@/lib/contract/template-design";
import { TTL_SECONDS } from "@/lib/whatsapp/template-limits";
import { Choice } from "./choice";
import { changeCategory, changeFormat } from "./design-edits";
import { useTemplateDesigner } from "./designer-context";
import { FieldErrors } from "./field-frame";
import { fieldId } from "./field-path";
import { FIELD } from "./plain-field";

const DEFAULT = "default";
/** Lifetimes that people think of, in seconds; minus one is Meta's word for 30 days. */
const LIFETIMES = [30, 300, 600, 900, 3_600, 21_600, 43_200, 86_400, 604_800, 2_592_000, -1] as const;

/** What all languages of a template share. */
export function DesignFacts() {
  const t = useTranslations("library.designer.facts");
  const nameOf = useCategoryName();
  const { name, design, atMeta, update } = useTemplateDesigner();
  const isApproved = atMeta.some(({ status }) => status === "APPROVED");
  const { min, max, takesMonth } = TTL_SECONDS[design.category];
  const lifetimes = [...LIFETIMES, ...(design.ttlSeconds === null ? [] : [design.ttlSeconds])].filter(
    (seconds, index, all) =>
      all.indexOf(seconds) === index &&
      (seconds === design.ttlSeconds || (seconds === -1 ? takesMonth : seconds >= min && seconds <= max)),
  );
  const ttlId = fieldId(null, "ttl");
  return (
    <div className="grid grid-cols-[1.2fr_1fr_auto_1fr] items-end gap-x-4 border-line border-b px-5 pt-1 pb-3.5 max-lg:grid-cols-2 max-md:grid-cols-1 max-md:px-4">
      <div className="mt-2.5 min-w-0">
        <div className="mb-1 flex items-baseline gap-2 text-xs">
          <span className="font-medium text-ink-2">{t("name")}</span>
          <span className="ms-auto truncate text-ink-3">{t("nameFixed")}</span>
        </div>
        <p id={fieldId(null, "name")} tabIndex={-1} className={`${FIELD} flex items-center gap-2 bg-sunken`}>
          <Lock aria-hidden="true" className="size-3.5 shrink-0 text-ink-3" strokeWidth={1.75} />
          <bdi className="truncate">{name}</bdi>
        </p>
      </div>
      <div>
        <Choice
          id={fieldId(null, "category")}
          label={t(isApproved ? "categoryFixed" : "category")}
          value={design.category}
          disabled={isApproved}
          options={TemplateCategory.options.map((value) => ({ value, label: nameOf(value) }))}
          onValue={(category) => update((current) => changeCategory(current, category))}
        />
      </div>
      <div className={`mt-2.5 ${design.category === "AUTHENTICATION" ? "hidden" : ""}`}>
        <span className="mb-1 block font-medium text-ink-2 text-xs">{t("variables")}</span>
        <Segmented
          label={t("variables")}
          value={design.parameterFormat}
          options={[
            { value: "named", label: "{{name}}" },
            { value: "positional", label: "{{1}}" },
          ]}
          onChange={(format) => update((current) => changeFormat(current, format))}
        />
      </div>
      <div>
        <Choice
          id={ttlId}
          label={t("ttl")}
          value={design.ttlSeconds === null ? DEFAULT : String(design.ttlSeconds)}
          options={[
            { value: DEFAULT, label: t("ttlDefault") },
            ...lifetimes.map((seconds) => ({ value: String(seconds), label: lifetimeWords(seconds, t) })),
          ]}
          onValue={(value) => update((current) => ({ ...current, ttlSeconds: value === DEFAULT ? null : Number(value) }))}
        />
        <FieldErrors id={ttlId} language={null} field="ttl" />
      </div>
    </div>
  );
}

function lifetimeWords(seconds: number, t: ReturnType<typeof useTranslations<"library.designer.facts">>): string {
  if (seconds === -1) return t("days", { count: 30 });
  if (seconds % 86_400 === 0) return t("days", { count: seconds / 86_400 });
  if (seconds % 3_600 === 0) return t("hours", { count: seconds / 3_600 });
  return seconds % 60 === 0 ? t("minutes", { count: seconds / 60 }) : t("seconds", { count: seconds });
}
