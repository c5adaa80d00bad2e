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
            <bdi className="truncate font-medium">{wordsOf(button) || t(`fixed.${fixedOf(button)}`)}</bdi>
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

/** A code that an app takes over has a button of its own: the one to copy is for phones without the app. */
function wordsOf(button: TemplateButton): string {
  if (button.type === "otp" && button.method === "one_tap") return button.autofillText;
  return "text" in button ? button.text : "";
}

function fixedOf(button: TemplateButton): "copy_code" | "autofill" | "contact_info" | "empty" {
  if (button.type === "otp") return button.method === "one_tap" ? "autofill" : "copy_code";
  if (button.type === "copy_code" || button.type === "contact_info") return button.type;
  return "empty";
}
