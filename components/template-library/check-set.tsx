import { type ReactNode, useId } from "react";

/** Choices that belong together, under their name at the left. */
export function CheckSet({ legend, children }: { legend: string; children: ReactNode }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a legend cannot stand beside what it names.
    <div role="group" aria-labelledby={id} className="flex gap-2 border-line px-3.5 py-2.5 not-first:border-t">
      <span id={id} className="w-[68px] shrink-0 pt-1 text-ink-3 text-xs">
        {legend}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  );
}

type CheckLineProps = {
  label: string;
  note?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
};

export function CheckLine({ label, note, checked, disabled = false, onChange }: CheckLineProps) {
  return (
    <label className="flex min-h-6 cursor-pointer items-center gap-2 has-disabled:cursor-default has-disabled:text-ink-3 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4 shrink-0"
      />
      <span className="min-w-0 truncate" dir="auto">
        {label}
      </span>
      {note && <span className="shrink-0 text-ink-3 text-xs">{note}</span>}
    </label>
  );
}
