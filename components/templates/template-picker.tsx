"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { TemplateView } from "@/lib/contract/template";
import { DraftKept, type WhenWrites } from "./draft-kept";
import type { FilledTemplate, PickerStart } from "./filled-template";
import { usePicker } from "./picker-context";
import { TemplateFields } from "./template-fields";
import { TemplateSearch } from "./template-search";
import { useTemplateForm } from "./use-template-form";
import type { KnownValues } from "./value-sources";

type TemplatePickerProps = {
  templates: TemplateView[];
  /** How fresh the list is, and the way to refresh it: under the list. */
  sync: ReactNode;
  /** In place of the list while it loads, when it failed, or when it is empty. */
  notice: ReactNode;
  known: KnownValues;
  /** The languages to prefer, best first. */
  languages: readonly string[];
  /** The agent's unsent text; "" = none. */
  draft: string;
  /** Set while the draft cannot be sent as it is. */
  whenWrites: WhenWrites | null;
  start: PickerStart | null;
  searchRef: RefObject<HTMLInputElement | null>;
  onSend: (filled: FilledTemplate) => void;
  onHalfFilled: (isHalfFilled: boolean) => void;
  /** Escape in an empty search field. */
  onEscape: () => void;
};

/** Finds a template, fills it in and sends it: list and form side by side, or one after the other where space is short. */
export function TemplatePicker({ sync, notice, draft, whenWrites, searchRef, onSend, onEscape, ...facts }: TemplatePickerProps) {
  const t = useTranslations("templates");
  const { limits } = usePicker();
  const form = useTemplateForm({ ...facts, draft, limits });
  const fields = useRef<HTMLFormElement>(null);
  const [showsForm, setShowsForm] = useState(false);
  const isStarted = facts.start !== null && form.template?.name === facts.start.name;

  // What came back is looked at where it is.
  useEffect(() => {
    if (!isStarted) return;
    setShowsForm(true);
    requestAnimationFrame(() => focusFirstOpen(fields.current));
  }, [isStarted]);

  function openForm() {
    if (!form.template || form.obstacle !== null) return;
    setShowsForm(true);
    // The form is hidden while the list is shown alone: the focus can move only after it has come out.
    requestAnimationFrame(() => focusFirstOpen(fields.current));
  }

  function send() {
    const filled = form.take();
    if (!filled) return requestAnimationFrame(() => focusFirstOpen(fields.current));
    onSend(filled);
    form.reset();
    showList();
  }

  function showList() {
    setShowsForm(false);
    requestAnimationFrame(() => searchRef.current?.focus());
  }

  const height =
    showsForm && form.template && wantsRoom(form.template) ? "h-[clamp(320px,58dvh,620px)]" : "h-[clamp(248px,33dvh,380px)]";
  return (
    <div className="@container">
      <DraftKept draft={draft} form={form} whenWrites={whenWrites} />
      <div
        className={`grid ${height} grid-cols-[296px_minmax(0,1fr)] border-line border-t @max-[620px]:h-auto @max-[620px]:grid-cols-1 @max-[680px]:grid-cols-[240px_minmax(0,1fr)]`}
      >
        <div
          className={`flex min-h-0 flex-col border-line border-e p-2 pb-0 @max-[620px]:h-[min(296px,46dvh)] @max-[620px]:border-e-0 ${showsForm ? "@max-[620px]:hidden" : ""}`}
        >
          <TemplateSearch ref={searchRef} form={form} onChoose={openForm} onEscape={onEscape} />
          {notice}
          {sync}
        </div>
        <div className={`min-h-0 min-w-0 bg-thread @max-[620px]:max-h-[70dvh] ${showsForm ? "" : "@max-[620px]:hidden"}`}>
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

/** Whether a template wants more than a few words. */
function wantsRoom({ files, cards, variables, products, needsLocation, offer }: TemplateView): boolean {
  return files.length + cards.length > 0 || variables.length > 3 || products !== null || needsLocation || offer !== null;
}

/** The notice of a change, the first field that is empty or wrong, else the button that sends. */
function focusFirstOpen(form: HTMLFormElement | null) {
  const fields = [
    ...(form?.querySelectorAll<HTMLElement>("[data-changed], input[required], textarea[required], [data-slot-empty] button") ??
      []),
  ];
  const target = fields.find(isOpen) ?? form?.querySelector<HTMLElement>("[data-send]");
  target?.focus();
}

function isOpen(field: HTMLElement): boolean {
  const isText = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return !isText || field.value.trim() === "" || field.getAttribute("aria-invalid") === "true";
}
