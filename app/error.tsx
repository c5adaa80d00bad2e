"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { buttonClass } from "@/components/ui/button-class";
import { QuietState } from "@/components/ui/quiet-state";

/** A page that could not be drawn. The number leads an admin to the server's log. */
export default function ErrorPage({ error }: { error: Error & { digest?: string } }) {
  const t = useTranslations("errors");
  const product = useTranslations("common")("product");
  return (
    <main className="flex min-h-dvh bg-thread">
      <title>{`${t("page.title")} · ${product}`}</title>
      <QuietState
        icon={<CloudOff aria-hidden="true" className="size-5 text-danger-ink" strokeWidth={1.75} />}
        title={t("page.title")}
        actions={
          <button type="button" className={buttonClass()} onClick={() => window.location.reload()}>
            {t("page.again")}
          </button>
        }
        note={error.digest !== undefined && t("request", { id: error.digest })}
      >
        {t("page.explained")}
      </QuietState>
    </main>
  );
}
