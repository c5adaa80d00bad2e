import Link from "next/link";
import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** At least 24 by 24 pixels, to be hit. */
const PROMISE =
  "relative inline-block min-w-6 leading-6 tabular-nums underline decoration-dotted decoration-ink-3 decoration-1 underline-offset-4 hover:text-accent-ink hover:decoration-accent hover:decoration-solid pointer-coarse:after:absolute pointer-coarse:after:-inset-3";

type FigureProps = {
  /** How many things the link opens. Zero is grey and opens nothing. */
  count: number;
  href: string;
  /** What is counted, for ears, where the column's head does not say it. */
  name?: string;
  /** In place of the count: a time that so many were measured for. */
  children?: ReactNode;
  className?: string | undefined;
};

/** A number that opens exactly what it counts. The dotted underline says so, and stands nowhere else. */
export function Figure({ count, href, name, children, className }: FigureProps) {
  const format = useFormatter();
  const shown = children ?? format.number(count);
  if (count === 0) return <span className="text-ink-3 tabular-nums">{shown}</span>;
  return (
    <Link href={href} prefetch={false} aria-label={name} className={cn(PROMISE, className)}>
      {shown}
    </Link>
  );
}
