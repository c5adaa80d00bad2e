"use client";

import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { type AgentSummary, Me, type PreferencesInput } from "@/lib/contract/agent";
import type { ConversationDetail, PresenceInput } from "@/lib/contract/conversation";
import { type NumberInput, NumberView } from "@/lib/contract/number";
import { TemplateList } from "@/lib/contract/template";
import { send } from "./api";
import { keys } from "./query-keys";

/** Gives the conversation to an agent; shown at once, taken back when the server refuses. */
export function useAssign(conversationId: string) {
  return useConversationChange(conversationId, (assignee: AgentSummary) => ({
    request: () => send("PUT", path(conversationId, "assignment"), { assigneeId: assignee.id }),
    patch: { assignee },
  }));
}

export function useUnassign(conversationId: string) {
  return useConversationChange(conversationId, () => ({
    request: () => send("DELETE", path(conversationId, "assignment")),
    patch: { assignee: null },
  }));
}

export function useResolve(conversationId: string) {
  return useConversationChange(conversationId, () => ({
    request: () => send("PUT", path(conversationId, "resolution")),
    patch: { state: "resolved" as const },
  }));
}

export function useReopen(conversationId: string) {
  return useConversationChange(conversationId, () => ({
    request: () => send("DELETE", path(conversationId, "resolution")),
    patch: { state: "open" as const },
  }));
}

export function useMarkUnread(conversationId: string) {
  return useConversationChange(conversationId, () => ({
    request: () => send("DELETE", path(conversationId, "read-marker")),
    patch: { markedUnread: true },
  }));
}

/** Says that everything up to a message was read. The divider stays where it was until the conversation is opened anew. */
export function useReadMarker(conversationId: string) {
  return useConversationChange(conversationId, (upToMessageId: string) => ({
    request: () => send("PUT", path(conversationId, "read-marker"), { upToMessageId }),
    patch: { unreadCount: 0, markedUnread: false },
  }));
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

type Change = { request: () => Promise<Response>; patch: Partial<ConversationDetail> };

function useConversationChange<Input = void>(conversationId: string, toChange: (input: Input) => Change) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => toChange(input).request(),
    onMutate: (input: Input) => patchConversation(client, conversationId, toChange(input).patch),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.conversation(conversationId) }),
        client.invalidateQueries({ queryKey: keys.summary }),
      ]),
  });
}

function patchConversation(client: QueryClient, id: string, patch: Partial<ConversationDetail>): void {
  client.setQueryData<ConversationDetail>(keys.conversation(id), (known) => (known ? { ...known, ...patch } : known));
}

function path(conversationId: string, resource: string): string {
  return `/api/conversations/${conversationId}/${resource}`;
}
