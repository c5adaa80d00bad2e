import type { ComponentProps, ReactNode } from "react";

type FieldProps = Omit<ComponentProps<"input">, "id" | "className"> & {
  id: string;
  label: string;
  /** At the right of the label: a count, or where to find the answer. */
  aside?: ReactNode;
  /** Inside the field, after the text. */
  end?: ReactNode;
  hint?: ReactNode;
  /** Signs that are copied one by one. */
  isCode?: boolean;
  error?: string | null | undefined;
};

/** A labelled text field. Its error replaces its hint, and both are read out with it. */
export function Field({ id, label, aside, end, hint, isCode, error, ...input }: FieldProps) {
  const note = error ?? hint;
  const describedBy = [input["aria-describedby"], note && `${id}-note`].filter(Boolean).join(" ");
  return (
    <div className="mt-4">
      <div className="mb-1 flex items-baseline gap-2 text-xs">
        <label htmlFor={id} className="font-medium text-ink-2">
          {label}
        </label>
        {aside && <span className="ms-auto text-ink-3 tabular-nums">{aside}</span>}
      </div>
      <div
        className={`flex h-10 items-center gap-2 rounded-sm border bg-raised ps-2.5 pe-1.5 focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 pointer-coarse:h-11 ${
          error ? "border-danger-solid" : "border-control-line"
        }`}
      >
        <input
          {...input}
          id={id}
          dir="auto"
          aria-invalid={error ? true : input["aria-invalid"]}
          aria-describedby={describedBy || undefined}
          className={`h-full min-w-0 flex-1 bg-transparent text-ink text-md caret-accent outline-none pointer-coarse:text-lg ${isCode ? "font-mono" : ""}`}
        />
        {end}
      </div>
      {note && (
        <p id={`${id}-note`} className={`mt-1 text-xs ${error ? "text-danger-ink" : "text-ink-3"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
