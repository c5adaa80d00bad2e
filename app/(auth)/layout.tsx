import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { WrongAddress } from "@/components/auth/wrong-address";
import { env, VERSION } from "@/lib/env";

export default async function GateLayout({ children }: { children: ReactNode }) {
  const t = await getTranslations("auth");
  const address = { title: t("problem.address"), next: t("problem.addressNext") };
  return (
    <div className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[1fr_auto] bg-frame">
      <main className="grid grid-cols-[minmax(0,1fr)] place-items-center p-4 sm:p-6">
        <div className="grid w-full grid-cols-[minmax(0,1fr)] place-items-center">
          <div className="w-full max-w-96 has-[p]:mb-4">
            <WrongAddress appUrl={env().APP_URL} words={address} />
          </div>
          {children}
        </div>
      </main>
      <footer className="px-6 pb-5 text-center text-ink-3 text-xs">
        {env().sandbox ? t("footerSandbox", { version: VERSION }) : t("footer", { version: VERSION })}
      </footer>
    </div>
  );
}
