"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import type { TemplateView } from "@/lib/contract/template";
import { DraftKept, type WhenWrites } from "./draft-kept";
import type { ContactName } from "./fill";
import { TemplateFields } from "./template-fields";
import { TemplateSearch } from "./template-search";
import { useTemplateForm } from "./use-template-form";

/** A template that an agent has filled in completely. `usesDraft`: the kept draft went into it. */
export type FilledTemplate = {
  template: TemplateView;
  values: Record<string, string>;
  usesDraft: boolean;
};

type TemplatePickerProps = {
  templates: TemplateView[];
  /** How fresh the list is, and the way to refresh it: under the list. */
  sync: ReactNode;
  /** In place of the list while it loads, when it failed, or when it is empty. */
  notice: ReactNode;
  contactName: ContactName | null;
  /** The agent's unsent text; "" = none. */
  draft: string;
  /** Set while the draft cannot be sent as it is. */
  whenWrites: WhenWrites | null;
  searchRef: RefObject<HTMLInputElement | null>;
  onSend: (filled: FilledTemplate) => void;
  onHalfFilled: (isHalfFilled: boolean) => void;
  /** Escape in an empty search field. */
  onEscape: () => void;
};

/** Finds a template, fills it in and sends it: list and form side by side, or one after the other where space is short. */
export function TemplatePicker({ templates, sync, notice, contactName, draft, searchRef, onSend, ...rest }: TemplatePickerProps) {
  const { onHalfFilled, onEscape, whenWrites } = rest;
  const t = useTranslations("templates");
  const locale = useLocale();
  const form = useTemplateForm({ templates, contactName, draft, languages: [locale], onHalfFilled });
  const fields = useRef<HTMLFormElement>(null);
  const [showsForm, setShowsForm] = useState(false);

  function openForm() {
    if (!form.template || form.template.blocked !== null) return;
    setShowsForm(true);
    // The form is hidden while the list is shown alone: the focus can move only after it has come out.
    requestAnimationFrame(() => focusFirstOpen(fields.current));
  }

  function send() {
    const sendable = form.sendable();
    if (!form.template || !sendable) return focusFirstOpen(fields.current);
    onSend({ template: form.template, values: sendable.values, usesDraft: form.draftUsedIn !== null });
    form.reset();
    setShowsForm(false);
    requestAnimationFrame(() => searchRef.current?.focus());
  }

  function showList() {
    setShowsForm(false);
    requestAnimationFrame(() => searchRef.current?.focus());
  }

  return (
    <div className="@container">
      <DraftKept draft={draft} form={form} whenWrites={whenWrites} />
      <div className="grid h-[clamp(248px,33dvh,380px)] grid-cols-[296px_minmax(0,1fr)] border-line border-t @max-[620px]:h-auto @max-[620px]:grid-cols-1 @max-[680px]:grid-cols-[240px_minmax(0,1fr)]">
        <div
          className={`flex min-h-0 flex-col border-line border-e p-2 pb-0 @max-[620px]:h-[min(296px,46dvh)] @max-[620px]:border-e-0 ${showsForm ? "@max-[620px]:hidden" : ""}`}
        >
          <TemplateSearch ref={searchRef} form={form} onChoose={openForm} onEscape={onEscape} />
          {notice}
          {sync}
        </div>
        <div className={`min-h-0 min-w-0 bg-thread ${showsForm ? "" : "@max-[620px]:hidden"}`}>
          {form.template ? (
            <TemplateFields ref={fields} form={form} template={form.template} draft={draft} onSend={send} onBack={showList} />
          ) : (
            <p className="grid h-full place-items-center p-4 text-center text-ink-3">{form.total > 0 && t("chooseOne")}</p>
          )}
        </div>
      </div>
    </div>
  );
}

/** The first empty field, else the button that sends. */
function focusFirstOpen(form: HTMLFormElement | null) {
  const fields = [...(form?.querySelectorAll<HTMLInputElement>("input[required]") ?? [])];
  const target = fields.find(({ value }) => value.trim() === "") ?? form?.querySelector<HTMLElement>("[data-send]");
  target?.focus();
}
