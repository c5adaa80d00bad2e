import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { env, VERSION } from "@/lib/env";

export default async function GateLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth");
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[1fr_auto] bg-frame">
      <main className="grid grid-cols-[minmax(0,1fr)] place-items-center p-4 sm:p-6">{children}</main>
      <footer className="px-6 pb-5 text-center text-ink-3 text-xs">
        {env().sandbox ? t("footerSandbox", { version: VERSION }) : t("footer", { version: VERSION })}
      </footer>
    </div>
  );
}
