"use client";

import { NextIntlClientProvider, useLocale, useTimeZone } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { TIME_ZONE_COOKIE } from "@/lib/i18n/time-zone";

const YEAR_SECONDS = 365 * 24 * 3_600;

/** Shows times in the reader's own zone, and tells the server which one that is for the next page. */
export function ReaderTimeZone({ children }: { children: ReactNode }) {
  const locale = useLocale();
  const assumed = useTimeZone() ?? "UTC";
  const [timeZone, setTimeZone] = useState(assumed);
  useEffect(() => {
    const actual = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (actual === assumed) return;
    setTimeZone(actual);
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in Firefox's older releases.
    document.cookie = `${TIME_ZONE_COOKIE}=${encodeURIComponent(actual)}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
  }, [assumed]);
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone}>
      {children}
    </NextIntlClientProvider>
  );
}
