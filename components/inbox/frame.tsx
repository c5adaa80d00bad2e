"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { runCommand } from "@/components/shortcuts/commands";
import { Shortcuts } from "@/components/shortcuts/shortcuts";
import { TooltipProvider } from "@/components/ui/tooltip";
import { Banners } from "./banners";
import { BottomBar } from "./bottom-bar";
import { Rail } from "./rail";
import { Toasts } from "./toasts";

/** What stands around every signed-in page: the way past it, the places of the product, the notices. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("inbox");
  return (
    <TooltipProvider>
      <button
        type="button"
        onClick={skipToConversation}
        className="fixed start-2 top-2 z-toast -translate-y-16 rounded-sm bg-raised px-3 py-2 font-medium shadow-md focus:translate-y-0"
      >
        {t("skip")}
      </button>
      <div className="flex h-dvh min-h-0 overflow-hidden bg-frame">
        <Rail />
        <div className="flex min-w-0 flex-1 flex-col">
          <Banners />
          <div className="relative flex min-h-0 flex-1">{children}</div>
          <BottomBar />
        </div>
      </div>
      <Shortcuts />
      <Toasts />
    </TooltipProvider>
  );
}

/** To the composer, where there is one; else to what the page is about. */
function skipToConversation(): void {
  if (!runCommand("reply")) document.querySelector("main")?.focus();
}
