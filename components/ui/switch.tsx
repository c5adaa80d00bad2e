"use client";

import { Switch as Base } from "@base-ui/react/switch";

type SwitchProps = { label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void };

/** A setting that is on or off, with its words beside it. */
export function Switch({ label, hint, checked, onChange }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside it is one.
    <label className="flex cursor-pointer items-start gap-4 py-2">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{label}</span>
        {hint && <span className="block text-ink-2">{hint}</span>}
      </span>
      <Base.Root
        checked={checked}
        onCheckedChange={onChange}
        className="mt-0.5 flex h-5 w-9 shrink-0 rounded-full bg-control-line p-0.5 transition-colors data-checked:bg-accent"
      >
        <Base.Thumb className="size-4 rounded-full bg-raised transition-transform data-checked:translate-x-4 data-checked:bg-on-accent rtl:data-checked:-translate-x-4" />
      </Base.Root>
    </label>
  );
}
