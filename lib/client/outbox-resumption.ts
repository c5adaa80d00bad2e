"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { holdsReplies } from "./outbox-memory";

/** Takes up replies that were under way when the page was left. What posts them is loaded where there are any. Mounted once. */
export function useOutboxResumption(): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!holdsReplies()) return;
    const resume = () => {
      import("./send-reply").then(
        ({ resumeReplies }) => resumeReplies(client),
        () => window.addEventListener("online", resume, { once: true }),
      );
    };
    resume();
    return () => window.removeEventListener("online", resume);
  }, [client]);
}
