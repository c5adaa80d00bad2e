"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useServerNow } from "@/lib/client/clock";
import { useTemplateDesigner } from "./designer-context";
import { SubmitButton } from "./submit-button";

/** Where the reader is, how the draft is kept, and the way to Meta. */
export function DesignerBar() {
  const t = useTranslations("library.designer");
  const { name, keeper, findings } = useTemplateDesigner();
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const hasUnsent = keeper.isDirty || keeper.kept.revision > 0;
  return (
    <header className="flex min-h-bar shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b px-5 py-1.5 max-md:px-4">
      <nav aria-label={t("path")} className="flex min-w-0 items-center gap-1.5">
        <Link href="/templates" prefetch={false} className="text-ink-2 hover:text-ink hover:underline">
          {t("templates")}
        </Link>
        <ChevronRight aria-hidden="true" className="size-3.5 text-ink-3 rtl:-scale-x-100" strokeWidth={1.75} />
        <h1 className="truncate font-semibold text-lg tracking-[-0.01em]">
          <bdi>{name}</bdi>
        </h1>
      </nav>
      {hasUnsent && (
        <span className="shrink-0 rounded-xs bg-sunken px-1.5 py-0.5 font-medium text-2xs text-ink-2 inset-ring inset-ring-line">
          {t("unsent")}
        </span>
      )}
      <span className="flex-1" />
      <KeepNote />
      <p role="status" className={errors > 0 ? "text-danger-ink text-xs" : "sr-only"}>
        {t("toFix", { count: errors })}
      </p>
      <SubmitButton isReady={errors === 0 && hasUnsent} />
    </header>
  );
}

/** Whether what was written is safe. */
function KeepNote() {
  const t = useTranslations("library.designer.keep");
  const format = useFormatter();
  const now = useServerNow();
  const { keeper } = useTemplateDesigner();
  const { state, keptAt, isDirty } = keeper;
  return (
    <p role="status" className="text-ink-3 text-xs max-md:order-last">
      {state.kind === "keeping" && t("keeping")}
      {state.kind === "waiting" && <span className="text-warn-ink">{t("waiting")}</span>}
      {state.kind === "refused" && <span className="text-danger-ink">{t("refused", { reason: state.message })}</span>}
      {state.kind === "kept" && isDirty && t("soon")}
      {state.kind === "kept" &&
        !isDirty &&
        keptAt !== null &&
        t("kept", { age: format.relativeTime(Math.min(keptAt.getTime(), now.getTime()), now) })}
    </p>
  );
}
