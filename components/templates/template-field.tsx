import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId } from "react";
import { Kbd } from "@/components/ui/kbd";
import type { TemplateVariable } from "@/lib/contract/template";
import { TEMPLATE_BODY_MAX_LENGTH } from "@/lib/whatsapp/limits";
import { type FilledValue, placeholder } from "./fill";

type TemplateFieldProps = {
  variable: TemplateVariable;
  filled: FilledValue | undefined;
  /** The kept draft, where it is offered for this variable. */
  offeredDraft: string | null;
  isMissing: boolean;
  onValue: (filled: FilledValue) => void;
};

/** One variable: what stands between the braces, and where its value came from. Tab takes the kept draft where it is offered. */
export function TemplateField({ variable, filled, offeredDraft, isMissing, onValue }: TemplateFieldProps) {
  const t = useTranslations("templates");
  const id = useId();
  const value = filled?.value ?? "";
  const offer = value === "" ? offeredDraft : null;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Tab" && !event.shiftKey && offer !== null) {
      event.preventDefault();
      onValue({ value: offer, source: "draft" });
    }
  }

  return (
    <div className="grid grid-cols-[92px_minmax(0,1fr)] items-center gap-2">
      <label htmlFor={id} className="truncate text-ink-2 text-xs">
        <bdi>{placeholder(variable)}</bdi>
        {variable.component !== "body" && <> {t(`component.${variable.component}`)}</>}
      </label>
      <div className="flex h-[30px] min-w-0 items-center gap-1.5 rounded-sm bg-surface px-2 inset-ring inset-ring-control-line forced-colors:border focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 pointer-coarse:h-11">
        <input
          id={id}
          dir="auto"
          value={value}
          maxLength={TEMPLATE_BODY_MAX_LENGTH}
          required
          aria-invalid={isMissing}
          aria-describedby={`${id}-source`}
          placeholder={offer ?? (variable.example ? t("example", { example: variable.example }) : undefined)}
          onChange={(event) => onValue({ value: event.target.value, source: "typed" })}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 truncate bg-transparent text-ink text-sm caret-accent outline-none placeholder:text-ink-3 placeholder:opacity-100 pointer-coarse:text-lg"
        />
        <span id={`${id}-source`} className="flex shrink-0 items-center gap-1 text-2xs text-ink-3">
          {offer !== null && t.rich("useDraft", { key: (label) => <Kbd>{label}</Kbd> })}
          {offer === null && filled && value !== "" && filled.source !== "typed" && t(`source.${filled.source}`)}
          {isMissing && value === "" && offer === null && <span className="text-danger-ink">{t("required")}</span>}
        </span>
      </div>
    </div>
  );
}
