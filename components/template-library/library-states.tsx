"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";

const WIDTHS = [150, 110, 132, 96, 160, 124, 104, 140];

/** Grey rows while the list is fetched. */
export function LoadingLibrary() {
  const t = useTranslations("library");
  const isDue = useDelayed(true, 150);
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        {t("loading")}
      </span>
      {isDue &&
        WIDTHS.map((width) => (
          <div key={width} aria-hidden="true" className="flex h-12 items-center gap-10 border-line border-b ps-11 pe-5">
            <span className="grid w-60 gap-2">
              <span style={{ width }}>
                <Bone />
              </span>
              <Bone className="h-2" />
            </span>
            <span className="w-20">
              <Bone />
            </span>
            <span className="w-28">
              <Bone />
            </span>
            <span className="w-20 max-md:hidden">
              <Bone />
            </span>
          </div>
        ))}
    </div>
  );
}

export function FailedLibrary({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations("library");
  return (
    <QuietState
      actions={<Button onClick={onRetry}>{t("again")}</Button>}
      note={error instanceof ApiError && error.requestId !== "" ? t("request", { id: error.requestId }) : undefined}
    >
      {t("failed")}
    </QuietState>
  );
}

/** Nothing to show: nothing at Meta, nothing for this person, or nothing that the filter leaves. */
export function EmptyLibrary({ isFiltered, isAdmin, onClear }: { isFiltered: boolean; isAdmin: boolean; onClear: () => void }) {
  const t = useTranslations("library");
  if (isFiltered) return <QuietState actions={<Button onClick={onClear}>{t("clear")}</Button>}>{t("noneFound")}</QuietState>;
  return (
    <QuietState
      actions={
        isAdmin && (
          <Link href="/templates/new" prefetch={false} className={buttonClass({ variant: "primary" })}>
            {t("writeFirst")}
          </Link>
        )
      }
    >
      {t(isAdmin ? "empty" : "emptyForAgents")}
    </QuietState>
  );
}
