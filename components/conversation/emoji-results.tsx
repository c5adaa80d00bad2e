import { cn } from "@/components/ui/cn";
import type { NamedEmoji } from "./emoji-rank";

type EmojiResultsProps = {
  id: string;
  found: readonly NamedEmoji[];
  /** The one that Enter chooses. */
  active: number;
  label: string;
  none: string;
  onActive: (place: number) => void;
  onEmoji: (emoji: string) => void;
};

/** What a search has found, best first. The search field keeps the focus and names the active one. */
export function EmojiResults({ id, found, active, label, none, onActive, onEmoji }: EmojiResultsProps) {
  if (found.length === 0) return <p className="grid flex-1 place-items-center text-ink-3">{none}</p>;
  return (
    <div id={id} role="listbox" aria-label={label} className="mt-1 grid flex-1 grid-cols-8 content-start overflow-y-auto">
      {found.map(({ emoji, label: name }, place) => (
        <button
          key={emoji}
          id={`${id}-${place}`}
          ref={place === active ? showWhole : undefined}
          type="button"
          role="option"
          tabIndex={-1}
          aria-label={name}
          aria-selected={place === active}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => onActive(place)}
          onClick={() => onEmoji(emoji)}
          className={cn("grid size-9 place-items-center rounded-md text-xl", place === active && "bg-hover")}
        >
          {emoji}
        </button>
      ))}
    </div>
  );
}

function showWhole(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: "nearest" });
}
