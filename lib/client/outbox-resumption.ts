"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { lateView } from "./late-part";
import { holdsReplies } from "./outbox-memory";

const loadSending = lateView(() => import("./send-reply"));

/** Takes up replies that were under way when the page was left. What posts them is loaded where there are any. Mounted once. */
export function useOutboxResumption(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!holdsReplies()) return;
    void loadSending().then(({ resumeReplies }) => resumeReplies(client));
  }, [client]);
}
