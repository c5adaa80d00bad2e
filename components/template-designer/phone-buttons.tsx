import { useTranslations } from "next-intl";
import type { TemplateButton } from "@/lib/contract/template-design";
import { BUTTON_SIGNS } from "./button-signs";

/** More buttons than this collapse behind "See all options". */
const SHOWN_BUTTONS = 3;

/** Buttons stand under the bubble, each on its own; beyond three the phone hides the rest behind one. */
export function PhoneButtons({ buttons }: { buttons: readonly TemplateButton[] }) {
  const t = useTranslations("library.designer.preview");
  const shown = buttons.length > SHOWN_BUTTONS ? buttons.slice(0, SHOWN_BUTTONS - 1) : buttons;
  return (
    <ul className="mt-0.5 grid gap-0.5">
      {shown.map((button, index) => {
        const Sign = BUTTON_SIGNS[button.type];
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may carry the same words.
            key={index}
            className="flex min-h-9 items-center justify-center gap-1.5 rounded-sm bg-bubble-in-bg px-2.5 text-link text-sm shadow-bubble"
          >
            <Sign aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
            <bdi className="truncate font-medium">{("text" in button && button.text) || t(`fixed.${fixedOf(button.type)}`)}</bdi>
          </li>
        );
      })}
      {shown.length < buttons.length && (
        <li className="flex min-h-9 items-center justify-center rounded-sm bg-bubble-in-bg text-link text-sm shadow-bubble">
          {t("allOptions")}
        </li>
      )}
    </ul>
  );
}

function fixedOf(type: TemplateButton["type"]): "copy_code" | "contact_info" | "empty" {
  if (type === "copy_code" || type === "otp") return "copy_code";
  return type === "contact_info" ? "contact_info" : "empty";
}
