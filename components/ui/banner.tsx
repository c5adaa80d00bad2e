import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import { cn } from "./cn";

const banner = cva(
  "flex shrink-0 items-center gap-2.5 border-b px-4 py-[9px] [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:stroke-[1.75]",
  {
    variants: {
      tone: {
        danger: "border-danger-line bg-danger-bg [&>svg]:text-danger-ink",
        warn: "border-warn-line bg-warn-bg [&>svg]:text-warn-ink",
        info: "border-info-line bg-info-bg [&>svg]:text-info-ink",
        neutral: "border-line bg-sunken [&>svg]:text-ink-2",
        success: "border-success-line bg-success-bg [&>svg]:text-success-ink",
      },
    },
  },
);

type BannerProps = {
  tone: "danger" | "warn" | "info" | "neutral" | "success";
  icon: ReactNode;
  children: ReactNode;
  /** What can be done about it: buttons or links, at the end. */
  actions?: ReactNode;
  className?: string | undefined;
};

/** A state of the whole pane in a sentence. It pushes what is below it. Read out politely when it appears. */
export function Banner({ tone, icon, children, actions, className }: BannerProps) {
  return (
    <div role="status" className={cn(banner({ tone }), className)}>
      {icon}
      <p className="min-w-0 flex-1 self-center text-ink [&_span]:text-ink-2">{children}</p>
      {actions && <div className="-my-1 flex shrink-0 items-center gap-1.5 self-center">{actions}</div>}
    </div>
  );
}
