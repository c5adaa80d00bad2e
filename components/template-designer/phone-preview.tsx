"use client";

import { ChevronLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { languageName } from "@/components/template-library/language-name";
import { Avatar } from "@/components/ui/avatar";
import { Segmented } from "@/components/ui/segmented";
import { useServerNow } from "@/lib/client/clock";
import type { TemplateLanguageDesign } from "@/lib/contract/template-design";
import { Choice } from "./choice";
import { useTemplateDesigner } from "./designer-context";
import { fillSamples } from "./fill-samples";
import { PhoneBubble } from "./phone-bubble";

const LOOKS = ["light", "dark"] as const;

type PhonePreviewProps = { languages: readonly TemplateLanguageDesign[]; business: string };

/** The message on the customer's phone while it is being written, and the line that announces it. */
export function PhonePreview({ languages, business }: PhonePreviewProps) {
  const t = useTranslations("library.designer.preview");
  const { clock } = useTimes();
  const now = useServerNow();
  const { design } = useTemplateDesigner();
  const [look, setLook] = useState<(typeof LOOKS)[number]>("light");
  const [chosen, setChosen] = useState<string | null>(null);
  const language = languages.find((one) => one.language === chosen) ?? languages[0];
  if (!language) return null;
  const time = clock(now.toISOString());
  return (
    <section aria-label={t("title")} className="px-5 pb-4">
      <div className="flex min-h-11 flex-wrap items-center gap-2 py-2">
        <h2 className="flex-1 font-semibold">{t("title")}</h2>
        {languages.length > 1 && (
          <Choice
            id="preview-language"
            label={t("language")}
            isLabelHidden
            value={language.language}
            options={languages.map((one) => ({ value: one.language, label: languageName(one.language) }))}
            onValue={setChosen}
          />
        )}
        <Segmented
          label={t("look")}
          value={look}
          onChange={setLook}
          options={LOOKS.map((value) => ({ value, label: t(value) }))}
        />
      </div>
      <div
        data-theme={look}
        className="mx-auto w-full max-w-[304px] overflow-hidden rounded-[28px] bg-thread text-ink ring-4 ring-line-strong"
      >
        <div className="flex items-center gap-2 bg-surface px-3 pt-3 pb-2">
          <ChevronLeft aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
          <Avatar id={business} name={business} size={30} />
          <span className="min-w-0">
            <bdi className="block truncate font-semibold text-sm">{business}</bdi>
            <span className="block text-2xs text-ink-3">{t("businessAccount")}</span>
          </span>
        </div>
        <div className="flex min-h-[380px] flex-col p-2.5">
          <PhoneBubble language={language} isAuthentication={design.category === "AUTHENTICATION"} time={time} />
        </div>
      </div>
      <Notification language={language} business={business} look={look} />
    </section>
  );
}

type NotificationProps = { language: TemplateLanguageDesign; business: string; look: "light" | "dark" };

function Notification({ language: { header, body, samples }, business, look }: NotificationProps) {
  const t = useTranslations("library.designer.preview");
  const head = header?.format === "text" ? fillSamples(header.text, "header", samples, false) : "";
  const line = [head, fillSamples(body, "body", samples, false)].filter(Boolean).join(" ");
  if (line === "") return null;
  return (
    <div
      data-theme={look}
      className="mx-auto mt-3 flex w-full max-w-[304px] items-center gap-2.5 rounded-md bg-raised px-3 py-2 text-ink shadow-md"
    >
      <Avatar id={business} name={business} size={30} />
      <p className="min-w-0 text-xs">
        <b className="font-semibold">
          <bdi>{business}</bdi>
        </b>{" "}
        <span className="text-ink-3">{t("whatsAppNow")}</span>
        <span dir="auto" className="block truncate text-ink-2">
          {line}
        </span>
      </p>
    </div>
  );
}
