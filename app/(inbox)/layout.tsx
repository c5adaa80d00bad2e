import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ReaderTimeZone } from "@/components/inbox/reader-time-zone";
import { ClientProviders } from "@/lib/client/providers";
import { now } from "@/lib/clock";

export default async function InboxLayout({ children }: { children: ReactNode }) {
  const { auth: _gate, ...messages } = await getMessages();
  return (
    <NextIntlClientProvider messages={messages}>
      <ReaderTimeZone>
        <ClientProviders serverTime={now().getTime()}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </ClientProviders>
      </ReaderTimeZone>
    </NextIntlClientProvider>
  );
}
