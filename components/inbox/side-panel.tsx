"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { cn } from "@/components/ui/cn";
import { useShell } from "./shell";
import type { PanelKind } from "./shell-memory";

/**
 * What stands beside the thread: docked where there is room, over the thread where there is less, on a phone a page of its
 * own. One that was only remembered from another day shows itself where it docks.
 */
export function SidePanel({ kind, children }: { kind: PanelKind; children: ReactNode }) {
  const t = useTranslations("contact");
  const { isPanelAsked, closePanel } = useShell();
  const panel = useRef<HTMLElement>(null);

  // The focus follows a panel that lies over what had it, and goes back with it.
  useEffect(() => {
    const covers = panel.current && getComputedStyle(panel.current).position !== "static";
    if (!isPanelAsked || !covers) return;
    const opener = document.activeElement;
    panel.current?.focus();
    return () => {
      // A menu's item is gone with its menu, and a page that was covered takes the focus in its stead.
      const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
      (isThere ? opener : document.getElementById("content"))?.focus();
    };
  }, [isPanelAsked]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    closePanel();
  }

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={t(`panel.${kind}`)}
      onKeyDown={onKeyDown}
      className={cn(
        "flex w-panel shrink-0 flex-col border-line border-s bg-surface outline-none xl:static",
        "max-xl:absolute max-xl:inset-y-0 max-xl:end-0 max-xl:z-floating max-xl:shadow-lg",
        "max-md:fixed max-md:inset-0 max-md:z-menu max-md:w-full max-md:border-0",
        !isPanelAsked && "max-xl:hidden",
      )}
    >
      {children}
    </aside>
  );
}
