"use client";

import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as z from "zod/mini";
import { ConnectionView, NumberChoices, NumberConnected, VerifyToken } from "@/lib/contract/number-connection";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** What is awaited from Meta is looked for this often while it is on screen, in milliseconds. */
const LOOK_MS = 3_000;

/** The numbers that are being connected. */
export function useConnections() {
  return useQuery({
    queryKey: keys.connections,
    queryFn: ({ signal }) => get("/api/connections", z.array(ConnectionView), signal),
  });
}

/** One of them, with what has come from Meta meanwhile. */
export function useConnection(id: string) {
  return useQuery({
    queryKey: keys.connection(id),
    queryFn: ({ signal }) => get(`/api/connections/${id}`, ConnectionView, signal),
    refetchInterval: LOOK_MS,
  });
}

/** The numbers that its token sees. */
export function useNumberChoices(id: string, { enabled }: { enabled: boolean }) {
  return useQuery({
    queryKey: keys.numberChoices(id),
    queryFn: ({ signal }) => get(`/api/connections/${id}/choices`, NumberChoices, signal),
    enabled,
    retry: false,
  });
}

export function useStartConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => ConnectionView.parse(await (await send("POST", "/api/connections")).json()),
    onSuccess: (view) => remember(client, view),
  });
}

/** Something that is entered, done at Meta, or asked again: each is answered with the steps as they are then. */
export type ConnectionChange =
  | { kind: "token"; accessToken: string }
  | { kind: "number"; wabaId: string; phoneNumberId: string }
  | { kind: "secret"; appSecret: string }
  | { kind: "check" }
  | { kind: "subscribe" }
  | { kind: "unsubscribe" };

export function useChangeConnection(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (change: ConnectionChange) => ConnectionView.parse(await (await request(id, change)).json()),
    onSuccess: (view, { kind }) => {
      remember(client, view);
      if (kind === "token") return client.invalidateQueries({ queryKey: keys.numberChoices(id) });
    },
  });
}

export function useDiscardConnection() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send("DELETE", `/api/connections/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.connections, exact: true }),
  });
}

/** Makes the number. Answers its id. */
export function useFinishConnection(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (name: string) => {
      const response = await send("POST", `/api/connections/${id}/number`, { name });
      return NumberConnected.parse(await response.json()).numberId;
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.numbers }),
        client.invalidateQueries({ queryKey: keys.connections, exact: true }),
      ]),
  });
}

/** The deployment's verify token: asked for when somebody wants to see or copy it, and kept nowhere. */
export async function fetchVerifyToken(): Promise<string> {
  return (await get("/api/connections/verify-token", VerifyToken)).verifyToken;
}

function request(id: string, change: ConnectionChange): Promise<Response> {
  const path = `/api/connections/${id}`;
  switch (change.kind) {
    case "token":
      return send("PUT", `${path}/token`, { accessToken: change.accessToken });
    case "number":
      return send("PUT", `${path}/number`, { wabaId: change.wabaId, phoneNumberId: change.phoneNumberId });
    case "secret":
      return send("PUT", `${path}/secret`, { appSecret: change.appSecret });
    case "check":
      return send("PUT", `${path}/check`);
    case "subscribe":
      return send("PUT", `${path}/subscription`);
    case "unsubscribe":
      return send("DELETE", `${path}/subscription`);
  }
}

function remember(client: QueryClient, view: ConnectionView): void {
  client.setQueryData(keys.connection(view.id), view);
  void client.invalidateQueries({ queryKey: keys.connections, exact: true });
}
