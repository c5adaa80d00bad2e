import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useId } from "react";
import type { FieldProblem } from "./form-problems";

type FormRowProps = {
  label: ReactNode;
  /** The id of what stands in it; without one the label names nothing by itself. */
  htmlFor?: string;
  /** Below it; "Required" stands in the field itself. */
  note?: ReactNode;
  noteId?: string;
  children: ReactNode;
};

/** A line of the form: what it is called at the start, what is filled in beside it. */
export function FormRow({ label, htmlFor, note, noteId, children }: FormRowProps) {
  const Label = htmlFor ? "label" : "span";
  return (
    <div className="grid grid-cols-[104px_minmax(0,1fr)] items-center gap-x-2">
      <Label {...(htmlFor ? { htmlFor } : {})} className="line-clamp-2 text-ink-2 text-xs [overflow-wrap:anywhere]">
        {label}
      </Label>
      {children}
      {note && (
        <p id={noteId} className="col-start-2 pt-0.5 text-danger-ink text-xs">
          {note}
        </p>
      )}
    </div>
  );
}

/** The box around a field of the form. */
export const FIELD_BOX =
  "flex min-w-0 items-center gap-1.5 rounded-sm bg-surface px-2 inset-ring inset-ring-control-line forced-colors:border focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1";
export const FIELD =
  "h-full min-w-0 flex-1 bg-transparent text-ink text-sm caret-accent outline-none placeholder:text-ink-3 placeholder:opacity-100 pointer-coarse:text-lg";

type TextRowProps = Omit<ComponentProps<"input">, "id" | "onChange" | "value"> & {
  label: ReactNode;
  value: string;
  onValue: (value: string) => void;
  problem: FieldProblem | undefined;
  /** At the end of the field: where its value came from, a key that fills it. */
  aside?: ReactNode;
};

/** A line of text that the template needs. */
export function TextRow({ label, value, onValue, problem, aside, ...input }: TextRowProps) {
  const t = useTranslations("templates");
  const id = useId();
  const words = problem && problem !== "missing" ? t(`problem.${problem}`) : null;
  return (
    <FormRow label={label} htmlFor={id} note={words} noteId={`${id}-problem`}>
      <div className={`${FIELD_BOX} h-[30px] pointer-coarse:h-11`}>
        <input
          dir="auto"
          required
          {...input}
          id={id}
          value={value}
          aria-invalid={problem !== undefined}
          aria-describedby={words ? `${id}-aside ${id}-problem` : `${id}-aside`}
          onChange={(event) => onValue(event.target.value)}
          className={`${FIELD} truncate`}
        />
        <span id={`${id}-aside`} className="flex shrink-0 items-center gap-1 text-2xs text-ink-3">
          {aside}
          {problem === "missing" && !aside && <span className="text-danger-ink">{t("required")}</span>}
        </span>
      </div>
    </FormRow>
  );
}
