"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { cn } from "./cn";
import { IconButton } from "./icon-button";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  closeLabel: string;
  /** Who gets the focus afterwards, where that is not who had it before: a menu that led here is gone. */
  returnTo?: RefObject<HTMLElement | null> | undefined;
  /** Below the content and always in sight: what one decides. */
  footer?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A titled dialog over the page. It takes the focus, keeps it, and hands it back to where it came from. */
export function Dialog({ open, onOpenChange, title, closeLabel, returnTo, footer, className, children }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-dialog bg-scrim transition-opacity duration-fast data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          finalFocus={returnTo}
          className={cn(
            "fixed start-1/2 top-[min(104px,8dvh)] z-dialog flex max-h-[calc(100dvh-2*min(104px,8dvh))] w-[calc(100vw-24px)] -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-raised shadow-lg transition-opacity duration-fast data-ending-style:opacity-0 data-starting-style:opacity-0 rtl:translate-x-1/2",
            className,
          )}
        >
          <header className="flex shrink-0 items-center border-line border-b py-2.5 ps-5 pe-3">
            <Base.Title className="flex-1 font-semibold text-lg tracking-[-0.01em]">{title}</Base.Title>
            <Base.Close render={<IconButton label={closeLabel} tooltip="none" />}>
              <X />
            </Base.Close>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is below the edge of a small screen is scrolled to by keyboard. */}
          <section aria-label={title} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2">
            {children}
          </section>
          {footer && (
            <footer className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t px-5 py-3">{footer}</footer>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
