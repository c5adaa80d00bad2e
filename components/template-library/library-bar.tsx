"use client";

import { Plus, RefreshCw } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { useServerNow } from "@/lib/client/clock";
import { useSyncAccounts } from "@/lib/client/template-library";
import type { TemplateLibrary } from "@/lib/contract/template-library";
import { accountName } from "./account-name";

type LibraryBarProps = { library: TemplateLibrary | undefined; isAdmin: boolean };

/** The library's name and size, how fresh it is, and the way to a new template. */
export function LibraryBar({ library, isAdmin }: LibraryBarProps) {
  const t = useTranslations("library");
  const translations = library?.templates.reduce((sum, { languages }) => sum + languages.length, 0) ?? 0;
  return (
    <header className="flex h-bar shrink-0 items-center gap-3 border-line border-b px-5 max-md:h-14 max-md:px-4">
      <h1 className="font-semibold text-lg tracking-[-0.01em] max-md:text-xl">{t("title")}</h1>
      {library && (
        <p className="truncate text-ink-3 text-xs max-md:hidden">
          {t("counts", { names: library.templates.length, translations })}
        </p>
      )}
      <span className="flex-1" />
      {library && isAdmin && library.accounts.length > 0 && <SyncState library={library} />}
      {isAdmin && (
        <Link href="/templates/new" prefetch={false} className={buttonClass({ variant: "primary", size: "small" })}>
          <Plus aria-hidden="true" className="size-3.5" strokeWidth={2} />
          {t("new")}
        </Link>
      )}
    </header>
  );
}

/** How fresh what stands below is, account by account where they differ; and the button that fetches it again. */
function SyncState({ library: { accounts } }: { library: TemplateLibrary }) {
  const t = useTranslations("library.sync");
  const format = useFormatter();
  const now = useServerNow();
  const { mutate, isPending, isError } = useSyncAccounts();
  const failed = accounts.find(({ error }) => error !== null);
  const times = accounts.flatMap(({ syncedAt }) => (syncedAt ? [Date.parse(syncedAt)] : []));
  const oldest = times.length === accounts.length ? Math.min(...times, now.getTime()) : null;
  const isTroubled = isError || failed !== undefined;

  return (
    <>
      <p role="status" className="flex min-w-0 items-center gap-2 text-ink-2 text-xs max-lg:sr-only">
        {!isPending && (
          <span
            aria-hidden="true"
            className={`size-[7px] shrink-0 rounded-full ${isTroubled || oldest === null ? "inset-ring-2 inset-ring-control-line" : "bg-success-solid"}`}
          />
        )}
        <span className={`truncate ${!isPending && isTroubled ? "text-warn-ink" : ""}`}>
          {isPending && t("running")}
          {!isPending &&
            isTroubled &&
            (failed?.error ? t("failedBecause", { account: accountName(failed), reason: failed.error }) : t("failed"))}
          {!isPending && !isTroubled && (oldest === null ? t("never") : t("synced", { age: format.relativeTime(oldest, now) }))}
        </span>
      </p>
      <Button size="small" aria-disabled={isPending} onClick={() => !isPending && mutate(accounts.map(({ wabaId }) => wabaId))}>
        <RefreshCw aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        <span className="max-md:sr-only">{t("now")}</span>
      </Button>
    </>
  );
}
