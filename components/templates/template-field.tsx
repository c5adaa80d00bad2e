import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import type { TemplateVariable, TemplateView } from "@/lib/contract/template";
import { TEMPLATE_BODY_MAX_LENGTH } from "@/lib/whatsapp/limits";
import type { FilledValue } from "./fill";
import type { FieldProblem } from "./form-problems";
import { TextRow } from "./form-row";
import { placeholder } from "./value-sources";

type TemplateFieldProps = {
  template: TemplateView;
  variable: TemplateVariable;
  filled: FilledValue | undefined;
  /** The kept draft, where it is offered for this variable. */
  offeredDraft: string | null;
  problem: FieldProblem | undefined;
  onValue: (filled: FilledValue) => void;
};

/** One variable: what stands between the braces, and where its value came from. Tab takes the kept draft where it is offered. */
export function TemplateField({ template, variable, filled, offeredDraft, problem, onValue }: TemplateFieldProps) {
  const t = useTranslations("templates");
  const value = filled?.value ?? "";
  const offer = value === "" ? offeredDraft : null;

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key === "Tab" && !event.shiftKey && offer !== null) {
      event.preventDefault();
      onValue({ value: offer, source: "draft" });
    }
  }

  return (
    <TextRow
      label={<VariableLabel template={template} variable={variable} />}
      value={value}
      onValue={(typed) => onValue({ value: typed, source: "typed" })}
      problem={problem}
      maxLength={TEMPLATE_BODY_MAX_LENGTH}
      placeholder={offer ?? (variable.example ? t("example", { example: variable.example }) : undefined)}
      onKeyDown={onKeyDown}
      aside={asideOf()}
    />
  );

  function asideOf(): ReactNode {
    if (offer !== null) return t.rich("useDraft", { key: (label) => <Kbd>{label}</Kbd> });
    return filled && value !== "" && filled.source !== "typed" ? t(`source.${filled.source}`) : null;
  }
}

/** What a variable is called: as it stands in the text, or by the button that it belongs to. */
function VariableLabel({ template, variable }: { template: TemplateView; variable: TemplateVariable }) {
  const t = useTranslations("templates");
  const [, card, place, isCoupon] = BUTTON_KEY.exec(variable.key) ?? [];
  if (variable.component === "code") return t("component.code");
  if (place === undefined) {
    return (
      <>
        <bdi>{placeholder(variable)}</bdi>
        {variable.component === "header" && <> {t("component.header")}</>}
      </>
    );
  }
  if (isCoupon) return t("component.coupon");
  const buttons = card === undefined ? template.buttons : (template.cards[Number(card)]?.buttons ?? []);
  return t("component.button", { button: buttons[Number(place)]?.text ?? "" });
}

/** "button.0.1", "button.1.code", "card.0.button.1.1": the card, the button's place, and whether it is a coupon. */
const BUTTON_KEY = /^(?:card\.(\d+)\.)?button\.(\d+)\.(?:(code$)|)/;
