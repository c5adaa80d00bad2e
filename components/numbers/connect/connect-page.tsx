"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { QuietState } from "@/components/ui/quiet-state";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useConnection, useStartConnection } from "@/lib/client/connections";
import { Beginnings } from "./beginnings";
import { Steps } from "./steps";

/** Connecting a number: those that were begun, or the steps of one. Which one is in the address. */
export function ConnectPage() {
  const t = useTranslations("numbers.connect");
  const id = useSearchParams().get("connection");
  const router = useRouter();
  const start = useStartConnection();

  function begin() {
    if (start.isPending) return;
    start.mutate(undefined, {
      onSuccess: (view) => router.push(`/settings/numbers/connect?${new URLSearchParams({ connection: view.id })}`),
      onError: (error) => toast.error(error instanceof ApiError ? error.message : t("notStarted")),
    });
  }

  if (id) return <One id={id} />;
  return (
    <>
      <Bar />
      <div className="max-w-[720px] px-5 py-6 max-md:px-4">
        <p className="text-ink-2">{t("startText")}</p>
        <Button variant="primary" aria-disabled={start.isPending} onClick={begin} className="mt-4">
          {t("start")}
        </Button>
        <Beginnings />
      </div>
    </>
  );
}

function One({ id }: { id: string }) {
  const t = useTranslations("numbers.connect");
  const { data, error, refetch } = useConnection(id);
  const isGone = error instanceof ApiError && error.status === 404;
  const done = data ? Object.values(data.steps).filter(({ state }) => state === "done").length : 0;
  return (
    <>
      <Bar count={data && t("done", { done, all: Object.keys(data.steps).length })}>
        <span className="text-ink-2 text-xs max-md:hidden">{t("kept")}</span>
        <Link href="/settings/numbers" className={buttonClass()}>
          {t("later")}
        </Link>
      </Bar>
      {data && <Steps connection={data} />}
      {!data && isGone && <QuietState>{t("gone")}</QuietState>}
      {!data && error && !isGone && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
    </>
  );
}

function Bar({ count, children }: { count?: string | undefined; children?: React.ReactNode }) {
  const t = useTranslations("numbers.connect");
  return (
    <header className="flex min-h-bar flex-wrap items-center gap-2 border-line border-b px-5 py-2 max-md:px-4">
      <Link href="/settings/numbers" className="text-ink-2 hover:underline">
        {t("numbers")}
      </Link>
      <ChevronRight aria-hidden="true" className="size-3.5 text-ink-3 rtl:rotate-180" />
      <h2 className="font-semibold text-lg tracking-[-0.01em]">{t("title")}</h2>
      {count && (
        <span className="rounded-xs bg-sunken px-1.5 py-0.5 font-medium text-2xs text-ink-2 inset-ring inset-ring-line">
          {count}
        </span>
      )}
      <div className="ms-auto flex items-center gap-3">{children}</div>
    </header>
  );
}
