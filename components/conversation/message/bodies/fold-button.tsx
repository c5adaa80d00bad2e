import { ChevronDown } from "lucide-react";
import { useTabStop } from "../tab-stop";

/** Shows the rest of something long. It goes once it is pressed: what it showed takes its place. */
export function FoldButton({ words, onClick }: { words: string; onClick: () => void }) {
  return (
    <button
      type="button"
      tabIndex={useTabStop()}
      onClick={onClick}
      className="flex min-h-7 cursor-pointer items-center gap-1 rounded-xs font-medium text-link text-xs pointer-coarse:min-h-11"
    >
      <ChevronDown aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      {words}
    </button>
  );
}
