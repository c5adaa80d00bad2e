"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import {
  type SubmissionInput,
  SubmissionResult,
  type TemplateDraftInput,
  TemplateDraftView,
} from "@/lib/contract/template-library";
import { get, send } from "./api";
import { keys } from "./query-keys";
import { type TemplateKey, templatePath } from "./template-library";

/** A template as somebody writes it: the draft, or what Meta has. Fetched anew whenever the designer opens. */
export function useTemplateDraft(key: TemplateKey) {
  return useQuery({
    queryKey: keys.templateDraft(key.wabaId, key.name),
    queryFn: ({ signal }) => get(`${templatePath(key)}/draft`, TemplateDraftView, signal),
    // What is being written is held by the designer: a fetch in between would only be looked at by mistake.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Keeps a draft. Rejects with ApiError "conflict" when somebody else kept one since `revision`. */
export async function saveDraft(key: TemplateKey, input: TemplateDraftInput): Promise<TemplateDraftView> {
  return TemplateDraftView.parse(await (await send("PUT", `${templatePath(key)}/draft`, input)).json());
}

/** The draft as the server has it now. */
export function fetchDraft(key: TemplateKey): Promise<TemplateDraftView> {
  return get(`${templatePath(key)}/draft`, TemplateDraftView);
}

/** Throws a draft away: what Meta has stays as it is. */
export function useDiscardDraft({ wabaId, name }: TemplateKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("DELETE", `${templatePath({ wabaId, name })}/draft`),
    onSettled: () => client.invalidateQueries({ queryKey: keys.templateLibrary }),
  });
}

/** Sends the kept draft's changed languages to Meta. */
export function useSubmitDraft(key: TemplateKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (input: SubmissionInput) =>
      SubmissionResult.parse(await (await send("POST", `${templatePath(key)}/submission`, input)).json()),
    onSettled: () => client.invalidateQueries({ queryKey: keys.templateLibrary }),
  });
}
