import type { ReactNode } from "react";

type QuietStateProps = { icon?: ReactNode; title?: string; children: ReactNode; actions?: ReactNode; note?: ReactNode };

/** What stands in a pane with nothing to show: a sentence, and the one thing to do about it. */
export function QuietState({ icon, title, children, actions, note }: QuietStateProps) {
  return (
    <div className="grid flex-1 place-content-center justify-items-center p-6 text-center">
      {icon}
      {title && <h2 className="mt-4 font-semibold text-lg tracking-[-0.01em]">{title}</h2>}
      <p className="mt-1 max-w-[40ch] text-balance text-ink-2">{children}</p>
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
      {note && <p className="mt-3.5 text-ink-3 text-xs">{note}</p>}
    </div>
  );
}
