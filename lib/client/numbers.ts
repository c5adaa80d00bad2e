"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { DeliveryList, ReplayResult, SetAsideList } from "@/lib/contract/ingest";
import { NumberHealth } from "@/lib/contract/number";
import { type KeysInput, KeysResult, SubscriptionResult } from "@/lib/contract/number-connection";
import { PhoneSharing } from "@/lib/contract/phone-history";
import { get, send } from "./api";
import { serverNow } from "./clock";
import { keys } from "./query-keys";

/** How often what is on screen is asked for again, in milliseconds. */
const LIVE_MS = 5_000;

/** What is known of a number, while somebody looks. "Today" begins at the reader's midnight. */
export function useNumberHealth(id: string) {
  return useQuery({
    queryKey: keys.numberHealth(id),
    queryFn: ({ signal }) => {
      const today = serverNow();
      today.setHours(0, 0, 0, 0);
      return get(`/api/numbers/${id}/health?${new URLSearchParams({ today: today.toISOString() })}`, NumberHealth, signal);
    },
    refetchInterval: LIVE_MS,
  });
}

/** Has Meta asked again about a number. */
export function useCheckNumber(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("PUT", `/api/numbers/${id}/check`),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.numberHealth(id) }),
        client.invalidateQueries({ queryKey: keys.numbers }),
      ]),
  });
}

/** Has the number's account send its events to our app; the answer says what Meta thought of it. */
export function useSubscribeNumber(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => SubscriptionResult.parse(await (await send("PUT", `/api/numbers/${id}/subscription`)).json()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.numberHealth(id) }),
  });
}

/** Has Meta asked for what the number's phone has; the answer says what came of it. */
export function useAskPhone(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => PhoneSharing.parse(await (await send("PUT", `/api/numbers/${id}/phone`)).json()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.numberHealth(id) }),
  });
}

/** The latest deliveries of Meta's. */
export function useLatestDeliveries() {
  return useQuery({
    queryKey: keys.latestDeliveries,
    queryFn: ({ signal }) => get("/api/deliveries", DeliveryList, signal),
    refetchInterval: LIVE_MS,
  });
}

/** The deliveries that wait for a person. */
export function useSetAside() {
  return useQuery({
    queryKey: keys.setAside,
    queryFn: ({ signal }) => get("/api/deliveries/set-aside", SetAsideList, signal),
    refetchInterval: LIVE_MS,
  });
}

/** Takes deliveries back into the queue: these, or without ids all that were set aside. Answers how many. */
export function useReplay() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (ids: string[] | undefined) => {
      const response = await send("POST", "/api/deliveries/replays", ids === undefined ? {} : { ids });
      return ReplayResult.parse(await response.json()).replayed;
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.deliveriesOfMeta }),
  });
}

export function useDismissDelivery() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send("PUT", `/api/deliveries/${id}/dismissal`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.deliveriesOfMeta }),
  });
}

/** Replaces a number's token or app secret; the answer says what Meta thought of it. */
export function useReplaceKeys(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: KeysInput) => KeysResult.parse(await (await send("PUT", `/api/numbers/${id}/keys`, input)).json()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.numberHealth(id) }),
  });
}
