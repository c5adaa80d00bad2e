import { ClipboardList, MapPinHouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { MessageContent } from "@/lib/contract/content";
import { KindLine } from "../kind-line";
import { FoldButton } from "./fold-button";

const SHOWN_AT_FIRST = 8;

/** A form that the contact filled in: its fields by their own names, and what stands in them. */
export function FormBody({ form }: { form: Extract<MessageContent, { kind: "form" }> }) {
  const t = useTranslations("bubble.form");
  const [isOpen, setIsOpen] = useState(false);
  const { of, title, answers, leftOut } = form;
  const shown = isOpen ? answers : answers.slice(0, SHOWN_AT_FIRST);
  return (
    <div className="max-w-[360px]">
      <KindLine icon={of === "address" ? MapPinHouse : ClipboardList}>{t(of)}</KindLine>
      {title && (
        <p dir="auto" className="font-medium">
          {title}
        </p>
      )}
      {answers.length === 0 && <p className="text-(--bubble-meta) text-sm">{t("empty")}</p>}
      <dl className="mt-0.5">
        {shown.map(({ field, value, leftOut: cut }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a form may repeat a field's name, and its fields never move.
          <div key={index} className="border-line border-b py-1 last:border-0">
            <dt dir="auto" className="text-(--bubble-meta) text-xs">
              {fieldName(field)}
            </dt>
            <dd dir="auto" className="whitespace-pre-wrap text-sm">
              {value || "–"}
              {cut !== undefined && <span className="text-(--bubble-meta)">… {t("cut", { count: cut })}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {shown.length < answers.length && (
        <FoldButton words={t("more", { count: answers.length + leftOut - shown.length })} onClick={() => setIsOpen(true)} />
      )}
      {isOpen && leftOut > 0 && <p className="py-1 text-(--bubble-meta) text-xs">{t("leftOut", { count: leftOut })}</p>}
    </div>
  );
}

/** "delivery_date" reads as "delivery date"; a Flow's own "screen_0_Name_1" keeps its words. */
function fieldName(field: string): string {
  return field.replace(/_+/g, " ").trim() || field;
}
