"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TooltipProvider } from "@/components/ui/tooltip";
import { Rail } from "./rail";
import { Toasts } from "./toasts";

/** What stands around every signed-in page: the way past it, the places of the product, the notices. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations("inbox");
  return (
    <TooltipProvider>
      <a
        href="#content"
        className="fixed start-2 top-2 z-toast -translate-y-16 rounded-sm bg-raised px-3 py-2 font-medium shadow-md focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <div className="flex h-dvh min-h-0 overflow-hidden bg-frame">
        <Rail />
        <div className="flex min-w-0 flex-1">{children}</div>
      </div>
      <Toasts />
    </TooltipProvider>
  );
}
