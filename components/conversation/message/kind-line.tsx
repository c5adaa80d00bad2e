import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** A small line over what a bubble holds: where it comes from, or how it came. */
export function KindLine({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <span className="mb-0.5 flex items-center gap-[5px] text-(--bubble-meta) text-2xs">
      <Icon aria-hidden="true" className="size-3.5 shrink-0" strokeWidth={1.75} />
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </span>
  );
}
