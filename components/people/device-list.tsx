"use client";

import { MonitorSmartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { SessionView } from "@/lib/contract/second-step";
import { useDates } from "./use-dates";

type DeviceListProps = { sessions: readonly SessionView[]; onEnd: (id: string) => void };

/** Browsers that are signed in: what they are, since when, when last used. This one is left through the account's menu. */
export function DeviceList({ sessions, onEnd }: DeviceListProps) {
  const t = useTranslations("people.devices");
  const { day, age } = useDates();
  const now = useTranslations("people.people");
  const nameOf = useDeviceName();
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => (
        <li key={session.id} className="flex min-h-12 items-center gap-2.5 py-1.5">
          <MonitorSmartphone aria-hidden="true" className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
          <span className="min-w-0 flex-1 leading-4">
            <span className="block truncate font-medium">{nameOf(session)}</span>
            <span className="block truncate text-ink-3 text-xs">
              {t("since", { when: day(session.createdAt) })}
              {session.seenAt && ` · ${t("seen", { when: age(session.seenAt) ?? now("now") })}`}
            </span>
          </span>
          {session.isThis ? (
            <span className="rounded-xs bg-sunken px-1.5 text-2xs text-ink-2 inset-ring inset-ring-line">{t("this")}</span>
          ) : (
            <Button size="small" aria-label={t("signOutOf", { device: nameOf(session) })} onClick={() => onEnd(session.id)}>
              {t("signOut")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function useDeviceName(): (session: SessionView) => string {
  const t = useTranslations("people.devices");
  return ({ browser, system }) => {
    if (browser && system) return t("on", { browser, system });
    return browser ?? system ?? t("unknown");
  };
}
