"use client";

import { Download } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { CustomDays } from "./custom-days";
import { LiveMark } from "./live-mark";
import { withScope } from "./scope";
import { ScopeBar, type ScopeChoice } from "./scope-bar";
import { Textures } from "./textures";
import type { ScopeState } from "./use-scope";

const PAGES = [
  { name: "board", href: "/supervision" },
  { name: "failures", href: "/supervision/failures" },
  { name: "messages", href: "/supervision/messages" },
] as const;

type SupervisionFrameProps = {
  state: ScopeState;
  choices: readonly ScopeChoice[];
  period?: ScopeState["scope"]["period"] | null;
  hasPeriod?: boolean;
  asOf: string | undefined;
  isFailing: boolean;
  /** The file with what is on screen; null where there is none. */
  csv: { href: string; label: string } | null;
  children: ReactNode;
};

/** The bar above every page of supervision: its places, how fresh the figures are, what they are of. */
export function SupervisionFrame({
  state,
  choices,
  period = state.scope.period,
  hasPeriod = true,
  asOf,
  isFailing,
  csv,
  children,
}: SupervisionFrameProps) {
  const t = useTranslations("supervision");
  const pathname = usePathname();
  const current = PAGES.findLast(({ href }) => pathname.startsWith(href))?.name;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col border-line border-s bg-surface max-md:border-0">
      <Textures />
      <header className="flex h-bar shrink-0 items-center gap-2.5 border-line border-b ps-2.5 pe-4 max-md:h-14 max-md:gap-1.5">
        <h1 className="sr-only">{t("title")}</h1>
        <nav aria-label={t("title")} className="flex min-w-0 gap-0.5 overflow-x-auto">
          {PAGES.map(({ name, href }) => (
            <Link
              key={name}
              href={withScope(href, state.scope)}
              prefetch={false}
              aria-current={current === name ? "page" : undefined}
              className="flex h-control shrink-0 items-center rounded-sm px-2.5 text-ink-2 hover:bg-hover hover:text-ink aria-[current=page]:bg-pressed aria-[current=page]:font-semibold aria-[current=page]:text-ink focus-visible:-outline-offset-2 max-md:px-2 pointer-coarse:h-control-touch"
            >
              {t(`pages.${name}`)}
            </Link>
          ))}
        </nav>
        <LiveMark asOf={asOf} isFailing={isFailing} />
        <span className="flex-1" />
        <ScopeBar scope={state.scope} change={state.change} choices={choices} period={period} hasPeriod={hasPeriod} />
        {csv && (
          <a href={csv.href} download aria-label={csv.label} className={`${buttonClass({ size: "small" })} max-md:px-2.5`}>
            <Download aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
            <span aria-hidden="true" className="max-md:hidden">
              {t("csv")}
            </span>
          </a>
        )}
      </header>
      {hasPeriod && period === "custom" && (
        <div className="flex shrink-0 border-line border-b px-4 py-1.5">
          <CustomDays {...state} />
        </div>
      )}
      {children}
    </div>
  );
}
