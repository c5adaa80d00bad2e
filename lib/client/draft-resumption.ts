"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { draftKeys } from "./draft-memory";
import { latePart } from "./late-part";
import { meOptions } from "./queries";

const loadSaving = latePart(() => import("./draft-saver"));

/** Saves words that this page or an earlier one could not, as far as that goes now. What saves them is loaded where there are any. */
export async function saveDrafts(client: QueryClient): Promise<void> {
  if (draftKeys().length === 0) return;
  const [{ draftSaver }, { id }] = await Promise.all([loadSaving(), client.ensureQueryData(meOptions())]);
  await draftSaver(client, id).saveAll();
}

/** Saves what an earlier page left unsaved, when the page opens or else once the network is back. Mounted once. */
export function useDraftResumption(): void {
  const client = useQueryClient();
  useEffect(() => {
    const resume = () => {
      saveDrafts(client).catch(() => window.addEventListener("online", resume, { once: true }));
    };
    resume();
    return () => window.removeEventListener("online", resume);
  }, [client]);
}
