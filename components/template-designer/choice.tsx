import { FIELD } from "./plain-field";

type ChoiceProps<Value extends string> = {
  id: string;
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onValue: (value: Value) => void;
  /** Only for who cannot see what stands around it. */
  isLabelHidden?: boolean;
  disabled?: boolean;
};

/** One of several, in the browser's own list: what a phone shows best too. */
export function Choice<Value extends string>({
  id,
  label,
  value,
  options,
  onValue,
  isLabelHidden,
  disabled,
}: ChoiceProps<Value>) {
  return (
    <div className={isLabelHidden ? "min-w-0" : "mt-2.5 min-w-0"}>
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "mb-1 block font-medium text-ink-2 text-xs"}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={disabled}
        aria-describedby={`${id}-errors`}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onValue(chosen.value);
        }}
        className={`${FIELD} pe-1`}
      >
        {options.map((option) => (
          // Browsers and Node know the names of languages from different lists.
          <option key={option.value} value={option.value} suppressHydrationWarning>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
