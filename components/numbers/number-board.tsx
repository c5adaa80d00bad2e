"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { NumberEvents, NumberStop } from "@/components/settings/number-health";
import { NumberChoices } from "@/components/settings/number-settings";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { QuietState } from "@/components/ui/quiet-state";
import { toast } from "@/components/ui/toast";
import { useConnections } from "@/lib/client/connections";
import { useCheckNumber, useNumberHealth } from "@/lib/client/numbers";
import { useNumbers } from "@/lib/client/queries";
import type { NumberView } from "@/lib/contract/number";
import { DeliveryTable } from "./delivery-table";
import { Facts } from "./facts";
import { LagChart } from "./lag-chart";
import { Pane, PaneWait } from "./pane";
import { PhonePane } from "./phone-pane";
import { SetAside } from "./set-aside";
import { Strip } from "./strip";

/** The business's numbers, one at a time: how each stands at Meta, how receiving does, and what may be changed. */
export function NumberBoard() {
  const t = useTranslations("numbers");
  const { data: numbers, isError, refetch } = useNumbers();
  const asked = useSearchParams().get("number");
  const shown = numbers?.find(({ id }) => id === asked) ?? numbers?.[0];
  return (
    <div className="flex min-h-full flex-col">
      <header className="flex min-h-bar flex-wrap items-center gap-2 border-line border-b py-2 ps-2.5 pe-4">
        <h2 className="sr-only">{t("title")}</h2>
        <nav aria-label={t("tabs")} className="flex min-w-0 flex-wrap gap-1">
          {numbers?.map(({ id, name }) => (
            <Link
              key={id}
              href={`/settings/numbers?${new URLSearchParams({ number: id })}`}
              aria-current={id === shown?.id ? "page" : undefined}
              className="flex h-8 items-center rounded-sm px-2.5 text-ink-2 hover:bg-hover aria-[current=page]:bg-pressed aria-[current=page]:font-semibold aria-[current=page]:text-ink pointer-coarse:h-11"
            >
              <bdi>{name}</bdi>
            </Link>
          ))}
        </nav>
        <Link href="/settings/numbers/connect" className={`${buttonClass()} ms-auto`}>
          <Plus aria-hidden="true" className="size-4" />
          {t("connectOne")}
        </Link>
      </header>
      <Unfinished />
      {shown && <Board key={shown.id} number={shown} />}
      {numbers?.length === 0 && <QuietState>{t("none")}</QuietState>}
      {!numbers && <PaneWait isError={isError} words={t("failed")} again={t("again")} onAgain={() => void refetch()} />}
    </div>
  );
}

/** Numbers whose connecting waits to be finished. */
function Unfinished() {
  const t = useTranslations("numbers");
  const { data } = useConnections();
  if (!data || data.length === 0) return null;
  return (
    <p className="border-line border-b bg-sunken px-5 py-2 text-ink-2 max-md:px-4">
      {t("unfinished", { count: data.length })}{" "}
      <Link href="/settings/numbers/connect" className="font-medium text-accent-ink hover:underline">
        {t("goOn")}
      </Link>
    </p>
  );
}

function Board({ number }: { number: NumberView }) {
  const t = useTranslations("numbers");
  const { data: health, isError, refetch } = useNumberHealth(number.id);
  return (
    <>
      <Head number={number} verifiedName={health?.verifiedName ?? null} asOf={health?.asOf ?? null} isStale={isError} />
      {number.stopped && (
        <div className="px-5 pt-3 max-md:px-4">
          <NumberStop stopped={number.stopped} />
        </div>
      )}
      {health ? (
        <Strip health={health} />
      ) : (
        <PaneWait isError={isError} words={t("healthFailed")} again={t("again")} onAgain={() => void refetch()} />
      )}
      <div className="grid flex-1 grid-cols-[minmax(0,1fr)_minmax(23rem,32%)] max-lg:grid-cols-1">
        <div className="min-w-0">
          {health && <LagChart minutes={health.ingest.minutes} />}
          <SetAside />
          <DeliveryTable ingest={health?.ingest} />
        </div>
        <div className="min-w-0 border-line border-s max-lg:border-s-0">
          {health && <Facts health={health} numberId={number.id} />}
          {health?.phone && <PhonePane phone={health.phone} now={new Date(health.asOf)} numberId={number.id} />}
          <Pane title={t("choices")}>
            <div className="px-5 pb-4 max-md:px-4">
              <NumberChoices number={number} />
            </div>
          </Pane>
          {number.events.length > 0 && (
            <Pane title={t("events")}>
              <div className="px-5 pb-3 max-md:px-4">
                <NumberEvents events={number.events} />
              </div>
            </Pane>
          )}
        </div>
      </div>
    </>
  );
}

type HeadProps = { number: NumberView; verifiedName: string | null; asOf: string | null; isStale: boolean };

function Head({ number, verifiedName, asOf, isStale }: HeadProps) {
  const t = useTranslations("numbers");
  const { exact } = useTimes();
  const check = useCheckNumber(number.id);
  return (
    <div className="flex flex-wrap items-center gap-3.5 border-line border-b px-5 py-4 max-md:px-4">
      <Avatar id={number.id} name={number.name} size={40} />
      <div className="min-w-0 flex-1 max-md:basis-[calc(100%-4rem)]">
        <h3 className="font-semibold text-xl tabular-nums tracking-[-0.01em]">
          <bdi>{number.displayPhoneNumber}</bdi>
        </h3>
        <p className="text-ink-2">
          <bdi>{number.name}</bdi>
          {verifiedName && (
            <>
              {" · "}
              {t.rich("shownAs", { name: () => <bdi className="font-semibold text-ink">{verifiedName}</bdi> })}
            </>
          )}
        </p>
      </div>
      {asOf && (
        <p className="flex items-center gap-1.5 text-ink-2 text-xs tabular-nums">
          <span
            aria-hidden="true"
            className={isStale ? "size-2 rounded-full inset-ring-2 inset-ring-ink-3" : "size-2 rounded-full bg-success-solid"}
          />
          {isStale ? t("asOf", { at: exact(seconds(asOf)) }) : t("live", { at: exact(seconds(asOf)) })}
        </p>
      )}
      <Button
        aria-disabled={check.isPending}
        onClick={() => !check.isPending && check.mutate(undefined, { onError: () => toast.error(t("notChecked")) })}
      >
        {check.isPending ? t("checking") : t("check")}
      </Button>
    </div>
  );
}

function seconds(instant: string): string {
  return `${instant.slice(0, 19)}Z`;
}
