import { useId } from "react";
import { cn } from "@/components/ui/cn";

type SelectFieldProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onValue: (value: Value) => void;
  /** The label is there for those who hear the page only. */
  isLabelHidden?: boolean;
  className?: string;
};

/** One of some, in the browser's own list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onValue, isLabelHidden = false, className } = props;
  const id = useId();
  return (
    <div className={cn("min-w-0", className)}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "mb-1 block font-medium text-ink-2 text-xs"}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onValue(chosen.value);
        }}
        className="block h-9 w-full min-w-0 rounded-sm bg-surface px-2 text-ink text-sm inset-ring inset-ring-control-line forced-colors:border pointer-coarse:h-11 pointer-coarse:text-lg"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
