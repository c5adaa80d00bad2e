"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { cn } from "./cn";

type PopoverProps = {
  /** The element beside which it stands; open while there is one. */
  anchor: Element | null;
  onClose: () => void;
  /** Who gets the focus afterwards, if not the anchor. */
  returnTo?: RefObject<HTMLElement | null>;
  label: string;
  side?: "top" | "bottom";
  align?: "start" | "center" | "end";
  /** What it stays within; the page unless told. */
  within?: Element | null;
  className?: string;
  children: ReactNode;
};

/** A small dialog beside the element that it was opened from. It takes the focus and hands it back there. */
export function Popover({
  anchor,
  onClose,
  returnTo,
  label,
  side = "top",
  align = "end",
  within,
  className,
  children,
}: PopoverProps) {
  return (
    <Base.Root open={anchor !== null} onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          {...(within ? { collisionBoundary: within } : {})}
          className="z-menu"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={returnTo ?? (anchor ? () => (anchor instanceof HTMLElement ? anchor : null) : undefined)}
            className={cn(
              "rounded-lg bg-raised shadow-md transition-opacity duration-fast focus-visible:outline-none data-ending-style:opacity-0 data-starting-style:opacity-0",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
