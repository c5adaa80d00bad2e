"use client";

import { Activity, Inbox, LayoutTemplate, type LucideIcon, Settings, Smartphone } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { useConversationSummary, useMe } from "@/lib/client/queries";
import { openConversationId } from "./inbox-path";
import { useShell } from "./shell";
import { useCount } from "./use-count";

/** The places of the product at a phone's lower edge. An open conversation has the whole screen. */
export function BottomBar() {
  const t = useTranslations();
  const pathname = usePathname();
  const { phoneUrl } = useShell();
  const { data: me } = useMe();
  if (openConversationId(pathname) !== null) return null;
  return (
    <nav
      aria-label={t("inbox.nav")}
      className="flex min-h-[62px] shrink-0 border-line border-t bg-frame px-1.5 pt-1 pb-[max(8px,env(safe-area-inset-bottom))] md:hidden"
    >
      <Place href="/inbox" icon={Inbox} label={t("inbox.inbox")}>
        <UnreadBadge />
      </Place>
      <Place href="/templates" icon={LayoutTemplate} label={t("inbox.templates")} />
      {(me?.role === "supervisor" || me?.role === "admin") && (
        <Place href="/supervision" icon={Activity} label={t("inbox.supervision")} />
      )}
      {phoneUrl !== null && (
        <a href={phoneUrl} target="_blank" rel="noreferrer" className={PLACE}>
          <PlaceIcon icon={Smartphone} />
          {t("banners.sandbox.phones")}
        </a>
      )}
      <Place href="/settings" icon={Settings} label={t("inbox.settings")} />
    </nav>
  );
}

const PLACE =
  "grid flex-1 content-center justify-items-center gap-0.5 rounded-md text-2xs text-ink-3 focus-visible:-outline-offset-2 aria-[current=page]:font-medium aria-[current=page]:text-accent-ink";

type PlaceProps = { href: string; icon: LucideIcon; label: string; children?: ReactNode };

function Place({ href, icon, label, children }: PlaceProps) {
  const pathname = usePathname();
  return (
    <Link href={href} prefetch={false} aria-current={pathname.startsWith(href) ? "page" : undefined} className={PLACE}>
      <PlaceIcon icon={icon}>{children}</PlaceIcon>
      {label}
    </Link>
  );
}

function PlaceIcon({ icon: Icon, children }: { icon: LucideIcon; children?: ReactNode }) {
  return (
    <span className="relative">
      <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      {children}
    </span>
  );
}

function UnreadBadge() {
  const t = useTranslations("inbox");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  const unread = summary?.unread ?? 0;
  if (unread === 0) return null;
  return (
    <Badge size="tiny" className="absolute start-[calc(50%+4px)] -top-0.5">
      <span aria-hidden="true">{unread > 99 ? "99+" : count(unread)}</span>
      <span className="sr-only">{t("unreadCount", { count: unread })}</span>
    </Badge>
  );
}
