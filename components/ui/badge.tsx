import type { ReactNode } from "react";
import { cn } from "./cn";

/** A count in petrol: unread, or new. `tiny` sits on an icon. */
export function Badge({
  children,
  size = "medium",
  className,
}: {
  children: ReactNode;
  size?: "medium" | "tiny";
  className?: string;
}) {
  return (
    <span
      className={cn(
        "inline-grid shrink-0 place-items-center rounded-full bg-accent font-semibold text-on-accent tabular-nums leading-none",
        size === "medium"
          ? "h-[18px] min-w-[18px] px-[5px] text-2xs"
          : "h-[15px] min-w-[15px] px-1 text-[10px] ring-2 ring-frame",
        className,
      )}
    >
      {children}
    </span>
  );
}
