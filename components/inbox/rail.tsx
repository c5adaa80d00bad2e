"use client";

import { Activity, Inbox, LayoutTemplate, type LucideIcon, Settings } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Logo } from "@/components/ui/logo";
import { Tooltip } from "@/components/ui/tooltip";
import { useConversationSummary, useMe } from "@/lib/client/queries";
import { AccountMenu } from "./account-menu";
import { SandboxTag } from "./sandbox-banner";
import { useCount } from "./use-count";

/** The places of the product, at the edge of every signed-in page. On a phone the bottom bar has them. */
export function Rail() {
  const t = useTranslations("inbox");
  const pathname = usePathname();
  const { data: summary } = useConversationSummary();
  const { data: me } = useMe();
  return (
    <nav aria-label={t("nav")} className="flex w-rail shrink-0 flex-col items-center gap-0.5 pt-2.5 pb-3 max-md:hidden">
      <span className="mb-2.5 grid size-9 place-items-center text-accent-ink">
        <Logo />
      </span>
      <RailLink
        href="/inbox"
        label={t("inbox")}
        icon={Inbox}
        isCurrent={pathname.startsWith("/inbox")}
        unread={summary?.unread ?? 0}
      />
      <RailLink href="/templates" label={t("templates")} icon={LayoutTemplate} isCurrent={pathname.startsWith("/templates")} />
      {(me?.role === "supervisor" || me?.role === "admin") && (
        <RailLink href="/supervision" label={t("supervision")} icon={Activity} isCurrent={pathname.startsWith("/supervision")} />
      )}
      <span className="flex-1" />
      <SandboxTag />
      <RailLink href="/settings" label={t("settings")} icon={Settings} isCurrent={pathname.startsWith("/settings")} />
      <AccountMenu />
    </nav>
  );
}

type RailLinkProps = { href: string; label: string; icon: LucideIcon; isCurrent: boolean; unread?: number };

function RailLink({ href, label, icon: Icon, isCurrent, unread = 0 }: RailLinkProps) {
  const t = useTranslations("inbox");
  const count = useCount();
  return (
    <Tooltip label={label} side="inline-end">
      <Link
        href={href}
        prefetch={false}
        aria-current={isCurrent ? "page" : undefined}
        aria-label={unread > 0 ? `${label}, ${t("unreadCount", { count: unread })}` : label}
        className="relative grid h-[38px] w-10 place-items-center rounded-md text-ink-3 transition-colors hover:bg-hover hover:text-ink-2 aria-[current=page]:bg-surface aria-[current=page]:text-accent-ink aria-[current=page]:shadow-sm"
      >
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
        {unread > 0 && (
          <Badge size="tiny" className="absolute end-0.5 top-[3px]">
            {unread > 99 ? "99+" : count(unread)}
          </Badge>
        )}
      </Link>
    </Tooltip>
  );
}
