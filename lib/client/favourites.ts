"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { TemplateList } from "@/lib/contract/template";
import { send } from "./api";
import { keys } from "./query-keys";
import { templatePath } from "./template-library";

type Favourite = { name: string; isFavourite: boolean };

/** Puts a template among one's favourites or takes it from them. The list shows it at once, and goes back when the server refuses. */
export function useSetFavourite(numberId: string, wabaId: string) {
  const client = useQueryClient();
  const queryKey = keys.templates(numberId);
  return useMutation({
    mutationFn: ({ name, isFavourite }: Favourite) =>
      send(isFavourite ? "PUT" : "DELETE", `${templatePath({ wabaId, name })}/favourite`),
    onMutate: async (favourite) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData<TemplateList>(queryKey);
      client.setQueryData<TemplateList>(queryKey, (list) => list && withFavourite(list, favourite));
      return { before };
    },
    onError: (_error, _favourite, context) => client.setQueryData(queryKey, context?.before),
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

function withFavourite(list: TemplateList, { name, isFavourite }: Favourite): TemplateList {
  return {
    ...list,
    templates: list.templates.map((template) => (template.name === name ? { ...template, isFavourite } : template)),
  };
}
