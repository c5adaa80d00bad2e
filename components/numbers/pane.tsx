import type { ReactNode } from "react";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";

type PaneProps = { id?: string; title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode };

/** A part of a board: its head, and what it is about, between hairlines. */
export function Pane({ id, title, note, actions, children }: PaneProps) {
  return (
    <section id={id} aria-label={title} className="border-line border-b">
      <div className="flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 px-5 py-1.5 max-md:px-4">
        <h3 className="font-semibold">{title}</h3>
        {note && <p className="text-ink-3 text-xs">{note}</p>}
        {actions && <div className="ms-auto flex items-center gap-2">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** What stands in a pane that has no data: what went wrong with a way to try again, or bones. */
export function PaneWait({
  isError,
  words,
  again,
  onAgain,
}: {
  isError: boolean;
  words: string;
  again: string;
  onAgain: () => void;
}) {
  if (isError) return <QuietState actions={<Button onClick={onAgain}>{again}</Button>}>{words}</QuietState>;
  return (
    <div className="grid gap-3 px-5 py-4" aria-hidden="true">
      <Bone className="w-3/5" />
      <Bone className="w-2/5" />
      <Bone className="w-1/2" />
    </div>
  );
}
