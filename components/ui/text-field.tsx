import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "./cn";

type TextFieldProps = Omit<ComponentProps<"input">, "id" | "onChange" | "value"> & {
  label: string;
  value: string;
  onValue: (value: string) => void;
  /** At the right of the label: how much is left. */
  aside?: ReactNode;
  hint?: ReactNode;
  /** In place of the hint. */
  error?: string | null | undefined;
  /** Of several lines: how many are in sight. */
  lines?: number;
};

/** A labelled text field of a dialog. Its error replaces its hint, and both are read out with it. */
export function TextField({ label, value, onValue, aside, hint, error, lines, className, ...input }: TextFieldProps) {
  const id = useId();
  const note = error ?? hint;
  const field = {
    id,
    value,
    dir: "auto",
    "aria-invalid": error ? true : undefined,
    "aria-describedby": note ? `${id}-note` : undefined,
  } as const;
  return (
    <div className={cn("min-w-0", className)}>
      <div className="mb-1 flex items-baseline gap-2 text-xs">
        <label htmlFor={id} className="font-medium text-ink-2">
          {label}
        </label>
        {aside && <span className="ms-auto text-ink-3 tabular-nums">{aside}</span>}
      </div>
      {lines ? (
        <textarea
          {...field}
          rows={lines}
          placeholder={input.placeholder}
          required={input.required}
          onChange={(event) => onValue(event.target.value)}
          className={`${BOX} resize-y px-2.5 py-2`}
        />
      ) : (
        <input {...input} {...field} onChange={(event) => onValue(event.target.value)} className={`${BOX} h-9 px-2.5`} />
      )}
      {note && (
        <p id={`${id}-note`} className={`mt-1 text-xs ${error ? "text-danger-ink" : "text-ink-3"}`}>
          {note}
        </p>
      )}
    </div>
  );
}

const BOX =
  "block w-full min-w-0 rounded-sm bg-surface text-ink text-sm caret-accent inset-ring inset-ring-control-line placeholder:text-ink-3 placeholder:opacity-100 forced-colors:border aria-invalid:inset-ring-danger-solid focus-visible:-outline-offset-1 pointer-coarse:min-h-11 pointer-coarse:text-lg";
