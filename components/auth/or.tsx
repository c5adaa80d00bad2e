/** Between two ways in. */
export function Or({ word }: { word: string }) {
  return (
    <div className="my-4 flex items-center gap-3 text-ink-3 text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
      {word}
    </div>
  );
}
