import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type CellProps = {
  name: string;
  /** Null: there is nothing to open. */
  href: string | null;
  figure: ReactNode;
  note: ReactNode;
  className?: string;
};

/** A whole cell is one link. Its figure carries the promise. */
export function Cell({ name, href, figure, note, className }: CellProps) {
  const box = cn(
    "group flex h-[92px] min-w-0 flex-col bg-surface px-4 pt-2.5 pb-[11px] first:ps-5 md:max-[1399px]:nth-4:ps-5 max-md:h-auto max-md:min-h-[88px] max-md:first:ps-4",
    className,
  );
  const content = (
    <>
      <span className="flex items-center gap-0.5 whitespace-nowrap text-ink-2 text-xs max-md:whitespace-normal">
        {name}
        {href !== null && (
          <ChevronRight aria-hidden="true" className="size-3 shrink-0 text-ink-3 rtl:-scale-x-100" strokeWidth={1.75} />
        )}
      </span>
      <span className="flex min-h-[30px] items-center gap-2 whitespace-nowrap font-semibold text-xl tabular-nums tracking-[-0.015em]">
        {figure}
      </span>
      <span className="mt-auto truncate text-ink-3 text-xs max-md:whitespace-normal [&_b]:font-medium [&_b]:text-ink">
        {note}
      </span>
    </>
  );
  if (href === null) return <div className={box}>{content}</div>;
  return (
    <Link href={href} prefetch={false} className={cn(box, "hover:bg-hover focus-visible:-outline-offset-2")}>
      {content}
    </Link>
  );
}

/** How a figure looks that its cell opens. */
export const PROMISED =
  "underline decoration-dotted decoration-ink-3 decoration-1 underline-offset-[5px] group-hover:text-accent-ink group-hover:decoration-accent group-hover:decoration-solid";

/** A count that opens what it counts; zero opens nothing. */
export function Count({ count }: { count: number }) {
  const format = useFormatter();
  return <span className={count === 0 ? "text-ink-3" : PROMISED}>{format.number(count)}</span>;
}

/** How a tag beside a figure looks. */
export const TAG = "inline-flex h-5 items-center gap-1 rounded-xs px-[7px] font-semibold text-xs tracking-normal";
