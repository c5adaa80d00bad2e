import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { Theme } from "@/lib/contract/agent";
import { THEME_COOKIE } from "@/lib/contract/preference-cookies";
import { plexLatin } from "./fonts";
import "./globals.css";

export const metadata: Metadata = { robots: { index: false } };

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f2f0ec" },
    { media: "(prefers-color-scheme: dark)", color: "#0b0f11" },
  ],
  interactiveWidget: "resizes-content",
  viewportFit: "cover",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = Theme.safeParse((await cookies()).get(THEME_COOKIE)?.value).data ?? "system";
  const { common, errors } = await getMessages();
  return (
    <html lang={await getLocale()} data-theme={theme} className={plexLatin.variable}>
      <body>
        <NextIntlClientProvider messages={{ common, errors }}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
