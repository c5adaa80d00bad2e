import { useTranslations } from "next-intl";
import { type ActionKind, ActionLine } from "./bodies/interactive-actions";

const KINDS: Readonly<Record<string, ActionKind>> = {
  quick_reply: "reply",
  url: "link",
  phone_number: "call",
  voice_call: "call",
  copy_code: "coupon",
  otp: "code",
  flow: "form",
  catalog: "shop",
  mpm: "shop",
  spm: "shop",
  request_contact_info: "contact",
};

/** A button as it is drawn. `type`: Meta's word in lower case; null = not kept. */
export type DrawnButton = { type: string | null; text: string };

type TemplateButtonsProps = {
  buttons: readonly DrawnButton[];
  /** What the button of a coupon copies. */
  code?: string | null | undefined;
};

/** A template's buttons under the stamp, as the contact's phone shows them. They do nothing here. */
export function TemplateButtons({ buttons, code }: TemplateButtonsProps) {
  const t = useTranslations("conversation");
  if (buttons.length === 0) return null;
  return (
    <span className="clear-both block">
      <span className="sr-only">{t("templateButtons")}</span>
      {buttons.map(({ type, text }, index) => (
        <ActionLine
          // biome-ignore lint/suspicious/noArrayIndexKey: two buttons may carry the same words, and they never move.
          key={index}
          kind={type === null ? null : (KINDS[type] ?? null)}
          label={text}
          note={type === "copy_code" && code ? code : undefined}
        />
      ))}
    </span>
  );
}
