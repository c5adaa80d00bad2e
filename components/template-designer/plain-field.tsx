"use client";

import type { ComponentProps } from "react";
import { useFieldFindings } from "./designer-context";
import { Counter, FieldFrame } from "./field-frame";
import { fieldId } from "./field-path";

type PlainFieldProps = Omit<ComponentProps<"input">, "id" | "value" | "onChange"> & {
  language: string | null;
  field: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  max?: number;
};

/** A short text of a template without variables: a label, a number, a name. */
export function PlainField({ language, field, label, value, onValue, max, className, ...input }: PlainFieldProps) {
  const id = fieldId(language, field);
  const isWrong = useFieldFindings(language, field).some(({ severity }) => severity === "error");
  return (
    <FieldFrame
      id={id}
      language={language}
      field={field}
      label={label}
      aside={max !== undefined && <Counter length={value.length} max={max} />}
    >
      <input
        dir="auto"
        {...input}
        id={id}
        value={value}
        aria-invalid={isWrong || undefined}
        aria-describedby={`${id}-errors`}
        onChange={(event) => onValue(event.target.value)}
        className={`${FIELD} ${className ?? ""}`}
      />
    </FieldFrame>
  );
}

/** How the small fields of the designer look. */
export const FIELD =
  "block h-control w-full min-w-0 rounded-sm bg-raised px-2.5 text-sm text-ink inset-ring inset-ring-control-line placeholder:text-ink-3 placeholder:opacity-100 focus-visible:-outline-offset-1 forced-colors:border aria-invalid:inset-ring-danger-solid pointer-coarse:h-11 pointer-coarse:text-lg";
