import { Search } from "lucide-react";
import { type Ref, useId } from "react";
import { cn } from "./cn";

type SearchFieldProps = {
  label: string;
  value: string;
  onValue: (value: string) => void;
  autoFocus?: boolean;
  ref?: Ref<HTMLInputElement>;
  className?: string;
};

/** A field that narrows down the list below it. Its label is its placeholder too. */
export function SearchField({ label, value, onValue, autoFocus = false, ref, className }: SearchFieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <div
        className={cn(
          "flex h-9 items-center gap-2 rounded-sm px-2.5 inset-ring inset-ring-control-line focus-within:outline-2 focus-within:outline-focus focus-within:-outline-offset-1 forced-colors:border pointer-coarse:h-11",
          className,
        )}
      >
        <Search aria-hidden="true" className="size-4 shrink-0 text-ink-2" strokeWidth={1.75} />
        <input
          ref={ref}
          id={id}
          type="search"
          // biome-ignore lint/a11y/noAutofocus: only where a dialog opens to be searched.
          autoFocus={autoFocus}
          value={value}
          placeholder={label}
          onChange={(event) => onValue(event.target.value)}
          className="min-w-0 flex-1 bg-transparent text-ink outline-none placeholder:text-ink-3 placeholder:opacity-100 pointer-coarse:text-lg"
        />
      </div>
    </>
  );
}
