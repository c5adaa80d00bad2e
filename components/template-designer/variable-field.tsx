"use client";

import { type ChangeEvent, type KeyboardEvent, type ReactNode, type RefObject, useRef } from "react";
import { languageTag } from "@/components/template-library/language-name";
import { useFieldFindings } from "./designer-context";
import { Counter, FieldFrame } from "./field-frame";
import { fieldId } from "./field-path";
import { MarkedText } from "./marked-text";

type VariableFieldProps = {
  language: string;
  field: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  max: number;
  dir: "ltr" | "rtl";
  /** Of several lines: how many are in sight at least. */
  lines?: number;
  /** Under the text: its tools. */
  tools?: (input: RefObject<HTMLTextAreaElement | null>) => ReactNode;
};

const TEXT = "col-start-1 row-start-1 whitespace-pre-wrap px-2.5 py-1.5 text-md [overflow-wrap:anywhere] pointer-coarse:text-lg";

/**
 * A text of a template. What is seen lies under the field: the same letters, with its variables as chips; the field above
 * it has a caret and a selection, and no ink.
 */
export function VariableField({ language, field, label, value, onValue, max, dir, lines, tools }: VariableFieldProps) {
  const id = fieldId(language, field);
  const input = useRef<HTMLTextAreaElement>(null);
  const errors = useFieldFindings(language, field).filter(({ severity }) => severity === "error");
  const isBad = (from: number, to: number) => errors.some(({ range }) => range !== null && range.start < to && range.end > from);

  function take(event: ChangeEvent<HTMLTextAreaElement>) {
    onValue(lines ? event.target.value : event.target.value.replace(/[\r\n]+/g, " "));
  }

  function keepOneLine(event: KeyboardEvent) {
    if (!lines && event.key === "Enter" && !event.nativeEvent.isComposing) event.preventDefault();
  }

  return (
    <FieldFrame id={id} language={language} field={field} label={label} aside={<Counter length={value.length} max={max} />}>
      <div
        className={`rounded-sm bg-raised inset-ring focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 forced-colors:border ${
          errors.length > 0 ? "inset-ring-danger-solid" : "inset-ring-control-line"
        }`}
      >
        <div className="grid min-w-0" lang={languageTag(language)} dir={dir}>
          <div aria-hidden="true" className={TEXT} style={lines ? { minHeight: `${lines * 20 + 12}px` } : { minHeight: "32px" }}>
            <MarkedText text={value} isBad={isBad} />
            {"​"}
          </div>
          <textarea
            ref={input}
            id={id}
            value={value}
            rows={1}
            spellCheck
            aria-invalid={errors.length > 0 || undefined}
            aria-describedby={`${id}-errors`}
            onChange={take}
            onKeyDown={keepOneLine}
            className={`${TEXT} h-full w-full resize-none overflow-hidden bg-transparent text-transparent caret-ink outline-none selection:bg-focus/30`}
          />
        </div>
        {tools?.(input)}
      </div>
    </FieldFrame>
  );
}
