"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { BusinessTime } from "@/lib/contract/supervision";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** When the business answers. */
export function useBusinessTime() {
  return useQuery({ queryKey: keys.businessTime, queryFn: ({ signal }) => get("/api/business-time", BusinessTime, signal) });
}

export function useSaveBusinessTime() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: BusinessTime) => send("PUT", "/api/business-time", input),
    onSuccess: (_, input) => client.setQueryData(keys.businessTime, input),
  });
}
