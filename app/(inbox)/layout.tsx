import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { ReaderTimeZone } from "@/components/inbox/reader-time-zone";
import { ShellProvider } from "@/components/inbox/shell";
import { PANEL_COOKIE, readShellMemory, SANDBOX_NOTE_COOKIE, type ShellMemory } from "@/components/inbox/shell-memory";
import { ClientProviders } from "@/lib/client/providers";
import { now } from "@/lib/clock";
import { env } from "@/lib/env";
import { pageBuild } from "@/lib/http/page-build";

export default async function InboxLayout({ children }: { children: ReactNode }) {
  // The gate's words, and those that a page brings by itself (`PageMessages`).
  const { auth: _gate, library: _1, supervision: _2, people: _3, numbers: _4, ...messages } = await getMessages();
  return (
    <NextIntlClientProvider messages={messages}>
      <ReaderTimeZone>
        <ClientProviders serverTime={now().getTime()}>
          <NuqsAdapter>
            <ShellProvider memory={await shellMemory()} build={pageBuild()}>
              {children}
            </ShellProvider>
          </NuqsAdapter>
        </ClientProviders>
      </ReaderTimeZone>
    </NextIntlClientProvider>
  );
}

async function shellMemory(): Promise<ShellMemory> {
  const jar = await cookies();
  const [panel, sandboxNote] = [PANEL_COOKIE, SANDBOX_NOTE_COOKIE].map((name) => jar.get(name)?.value);
  return { phoneUrl: env().phoneUrl, ...readShellMemory({ panel, sandboxNote }) };
}
