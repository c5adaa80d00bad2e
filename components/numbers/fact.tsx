import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

type FactProps = { name: string; note?: string | null; action?: ReactNode; children: ReactNode };

/** One thing known of a number: its name, what it is, what to know of it, and what can be done about it. */
export function Fact({ name, note, action, children }: FactProps) {
  return (
    <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 border-line border-t py-3 first:border-t-0 max-md:grid-cols-[6rem_minmax(0,1fr)]">
      <dt className="text-ink-2 text-xs leading-(--leading-sm)">{name}</dt>
      <dd className="min-w-0">
        <div className="flex items-start gap-2">
          <div className="min-w-0 flex-1">{children}</div>
          {action}
        </div>
        {note && <p className="mt-0.5 text-ink-3 text-xs">{note}</p>}
      </dd>
    </div>
  );
}

export function Good({ children }: { children: ReactNode }) {
  return (
    <span className="flex items-start gap-1.5">
      <CircleCheck aria-hidden="true" className="mt-0.5 size-3.5 shrink-0 text-success-ink" />
      <span className="min-w-0">{children}</span>
    </span>
  );
}

export function Worry({ isBad, children }: { isBad: boolean; children: ReactNode }) {
  const Sign = isBad ? CircleAlert : TriangleAlert;
  return (
    <span className={`flex items-start gap-1.5 font-semibold ${isBad ? "text-danger-ink" : "text-warn-ink"}`}>
      <Sign aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
      {children}
    </span>
  );
}
