"use client";

import { Switch } from "@base-ui/react/switch";

type OfferSwitchProps = { label: string; checked: boolean; disabled?: boolean; onChange: (checked: boolean) => void };

/** Whether a template is offered at all. Small, in a row; who may send it stands beside it. */
export function OfferSwitch({ label, checked, disabled = false, onChange }: OfferSwitchProps) {
  return (
    <Switch.Root
      aria-label={label}
      checked={checked}
      disabled={disabled}
      onCheckedChange={onChange}
      className="relative flex h-4 w-7 shrink-0 rounded-full bg-control-line p-0.5 transition-colors after:absolute after:-inset-2 data-checked:bg-accent data-disabled:opacity-45 pointer-coarse:after:-inset-3.5"
    >
      <Switch.Thumb className="size-3 rounded-full bg-surface transition-transform data-checked:translate-x-3 data-checked:bg-on-accent rtl:data-checked:-translate-x-3" />
    </Switch.Root>
  );
}
