"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";

type TooltipProps = {
  label: ReactNode;
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "inline-end";
  /** The element that it explains: one that can take the focus. */
  children: ReactElement;
};

/** A few words on hover and focus. Never the only name of a control. */
export function Tooltip({ label, shortcut, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-menu">
          <Base.Popup
            data-theme="dark"
            className="flex max-w-72 items-center gap-2 rounded-sm bg-raised px-2 py-1 text-ink text-xs shadow-md transition-opacity duration-fast data-ending-style:opacity-0 data-instant:duration-0 data-starting-style:opacity-0"
          >
            {label}
            {shortcut && <Kbd>{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Once around an area: after one tooltip the next ones come at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider delay={500} timeout={300}>
      {children}
    </Base.Provider>
  );
}
