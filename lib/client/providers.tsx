"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useState } from "react";
import { isTransient } from "./api";
import { ServerTimeContext, seedServerTime } from "./clock";
import { useDraftResumption } from "./draft-resumption";
import { openLiveStream } from "./live-stream";
import { LiveUpdates } from "./live-updates";
import { useOutboxResumption } from "./outbox-resumption";

const MAX_RETRIES = 2;
/** Live changes keep what is shown fresh, so that coming back to a conversation need not fetch it again. */
const STALE_MS = 5 * 60_000;

/** What every signed-in page stands on: the cache of server state, the server's clock, the live stream, the outbox. */
export function ClientProviders({ serverTime, children }: { serverTime: number; children: ReactNode }) {
  const [client] = useState(createClient);
  return (
    <ServerTimeContext value={serverTime}>
      <QueryClientProvider client={client}>
        <Connection client={client} serverTime={serverTime} />
        {children}
      </QueryClientProvider>
    </ServerTimeContext>
  );
}

function Connection({ client, serverTime }: { client: QueryClient; serverTime: number }) {
  useOutboxResumption();
  useDraftResumption();
  useEffect(() => {
    seedServerTime(serverTime);
    const updates = new LiveUpdates(client);
    const close = openLiveStream(updates.take);
    return () => {
      close();
      updates.stop();
    };
  }, [client, serverTime]);
  return null;
}

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < MAX_RETRIES && isTransient(error),
      },
      // Without a network a change fails at once and says so: it is not kept back and done later, unseen.
      mutations: { networkMode: "always" },
    },
  });
}
