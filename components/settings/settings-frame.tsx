"use client";

import { Clock, Group, KeyRound, Phone, ScrollText, UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useMe } from "@/lib/client/queries";

const PAGES = [
  { href: "/settings", name: "you", icon: UserRound, isForAdmins: false },
  { href: "/settings/security", name: "security", icon: KeyRound, isForAdmins: false },
  { href: "/settings/numbers", name: "numbers", icon: Phone, isForAdmins: true },
  { href: "/settings/people", name: "people", icon: UsersRound, isForAdmins: true },
  { href: "/settings/teams", name: "teams", icon: Group, isForAdmins: true },
  { href: "/settings/business-time", name: "businessTime", icon: Clock, isForAdmins: true },
  { href: "/settings/audit", name: "audit", icon: ScrollText, isForAdmins: true },
] as const;

/** The settings' own places, and the page that is open. What a role may not open is absent. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations("settings");
  const pathname = usePathname();
  const { data: me } = useMe();
  const pages = PAGES.filter(({ isForAdmins }) => !isForAdmins || me?.role === "admin");
  return (
    <div className="flex min-h-0 min-w-0 flex-1 max-md:flex-col max-md:bg-surface">
      <div className="flex w-49 shrink-0 flex-col border-line border-s bg-surface-2 max-md:w-full max-md:border-0 max-md:bg-surface">
        <header className="flex h-bar shrink-0 items-center px-5 max-md:h-14 max-md:px-4">
          <h1 className="font-semibold text-lg tracking-[-0.01em] max-md:text-xl">{t("title")}</h1>
        </header>
        {pages.length > 1 && (
          <nav
            aria-label={t("title")}
            className="flex flex-col gap-0.5 px-2 max-md:flex-row max-md:overflow-x-auto max-md:pb-2 max-md:[scrollbar-width:none]"
          >
            {pages.map(({ href, name, icon: Icon }) => (
              <Link
                key={href}
                ref={isOpen(href, pathname) ? showInRow : undefined}
                href={href}
                prefetch={false}
                aria-current={isOpen(href, pathname) ? "page" : undefined}
                className="flex h-8 shrink-0 items-center gap-2.5 rounded-md px-3 text-ink-2 transition-colors hover:bg-hover aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink max-md:h-[34px] pointer-coarse:h-11"
              >
                <Icon aria-hidden="true" className="size-4 shrink-0 max-md:hidden" strokeWidth={1.75} />
                {t(`pages.${name}`)}
              </Link>
            ))}
          </nav>
        )}
      </div>
      <main
        id="content"
        tabIndex={-1}
        className="min-h-0 min-w-0 flex-1 overflow-y-auto border-line border-s bg-surface outline-none max-md:border-s-0 max-md:border-t"
      >
        {children}
      </main>
    </div>
  );
}

/** On a phone the places stand in a row that is wider than the screen. */
function showInRow(link: HTMLElement | null): void {
  link?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** The settings' own page is below all others' addresses. */
function isOpen(href: string, pathname: string): boolean {
  return href === "/settings" ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);
}

/** A page of the settings: its name in the bar, its sections below, no wider than reads well. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <header className="flex h-bar items-center border-line border-b px-5 max-md:hidden">
        <h2 className="font-semibold text-lg tracking-[-0.01em]">{title}</h2>
      </header>
      <div className="max-w-[720px] px-5 pb-10 max-md:px-4">{children}</div>
    </>
  );
}

/** Settings that belong together, under their name. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="not-first:border-line not-first:border-t pt-5 pb-4">
      <h3 className="mb-2 font-semibold text-md">{title}</h3>
      {children}
    </section>
  );
}

type SettingsRowProps = { name?: string; hint?: ReactNode; children: ReactNode };

/** A setting whose control stands beside its name: under it on a phone. One that is all of its section needs no name. */
export function SettingsRow({ name, hint, children }: SettingsRowProps) {
  return (
    <div className="flex items-center gap-x-6 gap-y-2 py-2 max-md:flex-col max-md:items-start">
      <div className="min-w-0 flex-1">
        {name && <p className="font-medium">{name}</p>}
        {hint && <p className="text-ink-2">{hint}</p>}
      </div>
      <div className="shrink-0 max-md:max-w-full">{children}</div>
    </div>
  );
}
