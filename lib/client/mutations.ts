"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Me, type PreferencesInput } from "@/lib/contract/agent";
import type { PresenceInput } from "@/lib/contract/conversation";
import { type NumberInput, NumberView } from "@/lib/contract/number";
import { TemplateList } from "@/lib/contract/template";
import { send } from "./api";
import { changeConversation, readUpTo } from "./conversation-changes";
import { keys } from "./query-keys";

/** Says that everything up to a message was read. The divider stays where it was until the conversation is opened anew. */
export function useReadMarker(conversationId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (upToMessageId: string) => changeConversation(client, conversationId, readUpTo(upToMessageId)),
  });
}

/** Says what this agent is doing in the conversation. Losing one is harmless: it is repeated. */
export function sendPresence(conversationId: string, state: PresenceInput["state"]): void {
  send("PUT", path(conversationId, "presence"), { state }, { keepalive: true }).catch(() => undefined);
}

/** Fetches the templates of a number from WhatsApp now. */
export function useSyncTemplates(numberId: string | undefined) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => TemplateList.parse(await (await send("PUT", `/api/numbers/${numberId}/templates`)).json()),
    onSuccess: (list) => client.setQueryData(keys.templates(numberId ?? ""), list),
  });
}

export function usePreferences() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: PreferencesInput) => Me.parse(await (await send("PATCH", "/api/preferences", input)).json()),
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
}

/** Changes a number's settings (admins). */
export function useUpdateNumber() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, ...input }: NumberInput & { id: string }) =>
      NumberView.parse(await (await send("PATCH", `/api/numbers/${id}`, input)).json()),
    onSuccess: () => client.invalidateQueries({ queryKey: keys.numbers }),
  });
}

function path(conversationId: string, resource: string): string {
  return `/api/conversations/${conversationId}/${resource}`;
}
