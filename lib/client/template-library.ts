"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TemplateCategory } from "@/lib/contract/template-design";
import {
  type CategoryRuleInput,
  LibraryFigures,
  TemplateHistory,
  TemplateLibrary,
  type TemplateOfferInput,
} from "@/lib/contract/template-library";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** Which template: its WhatsApp Business account and its name. */
export type TemplateKey = { wabaId: string; name: string };

/** How long counted messages are believed, in milliseconds. */
const FIGURES_STALE_MS = 60_000;

export function templatePath({ wabaId, name }: TemplateKey): string {
  return `/api/templates/${encodeURIComponent(wabaId)}/${encodeURIComponent(name)}`;
}

/** All templates of all accounts, as far as the reader may see them. Live changes at Meta fetch it again. */
export function useTemplateLibrary() {
  return useQuery({
    queryKey: keys.templateLibrary,
    queryFn: ({ signal }) => get("/api/templates", TemplateLibrary, signal),
    staleTime: FIGURES_STALE_MS,
  });
}

/** What was sent from each template in the last days. */
export function useLibraryFigures(days: number) {
  return useQuery({
    queryKey: keys.templateFigures(days),
    queryFn: ({ signal }) => get(`/api/templates/figures?days=${days}`, LibraryFigures, signal),
    staleTime: FIGURES_STALE_MS,
  });
}

/** Twelve weeks of one template, by language. */
export function useTemplateHistory(key: TemplateKey, timeZone: string) {
  return useQuery({
    queryKey: keys.templateHistory(key.wabaId, key.name, timeZone),
    queryFn: ({ signal }) => get(`${templatePath(key)}/figures?${new URLSearchParams({ timeZone })}`, TemplateHistory, signal),
    staleTime: FIGURES_STALE_MS,
  });
}

/** Decides who may send a template (admins). The list shows it at once, and goes back when the server refuses. */
export function useOfferTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ offer, ...key }: TemplateKey & { offer: TemplateOfferInput }) =>
      send("PUT", `${templatePath(key)}/offer`, offer),
    onMutate: async ({ offer, wabaId, name }) => {
      await client.cancelQueries({ queryKey: keys.templateLibrary });
      const before = client.getQueryData<TemplateLibrary>(keys.templateLibrary);
      client.setQueryData<TemplateLibrary>(keys.templateLibrary, (library) => withOffer(library, { wabaId, name }, offer));
      return { before };
    },
    onError: (_error, _input, context) => client.setQueryData(keys.templateLibrary, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey: keys.allTemplates }),
  });
}

/** Decides what happens with templates that appear after a sync (admins). */
export function useChangeRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ category, ...rule }: CategoryRuleInput & { category: TemplateCategory }) =>
      send("PUT", `/api/templates/rules/${category}`, rule),
    onSettled: () => client.invalidateQueries({ queryKey: keys.templateLibrary }),
  });
}

/** Fetches the templates of accounts from Meta, one after the other. */
export function useSyncAccounts() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (wabaIds: readonly string[]) => {
      for (const wabaId of wabaIds) await send("PUT", `/api/templates/accounts/${encodeURIComponent(wabaId)}/sync`);
    },
    onSettled: () => client.invalidateQueries({ queryKey: keys.allTemplates }),
  });
}

/** Deletes a template at Meta (admins): one language, or all when `language` is null. */
export function useDeleteTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ language, ...key }: TemplateKey & { language: string | null }) =>
      send("DELETE", `${templatePath(key)}${language === null ? "" : `?${new URLSearchParams({ language })}`}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.allTemplates }),
  });
}

/** Asks Meta to let a paused language run again (admins). */
export function useUnpauseTemplate() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ language, ...key }: TemplateKey & { language: string }) =>
      send("DELETE", `${templatePath(key)}/pause?${new URLSearchParams({ language })}`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.allTemplates }),
  });
}

function withOffer(
  library: TemplateLibrary | undefined,
  key: TemplateKey,
  offer: TemplateOfferInput,
): TemplateLibrary | undefined {
  return (
    library && {
      ...library,
      templates: library.templates.map((template) =>
        template.wabaId === key.wabaId && template.name === key.name && template.offer
          ? { ...template, offer: { ...template.offer, ...offer } }
          : template,
      ),
    }
  );
}
