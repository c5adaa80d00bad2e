"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLatest } from "@/components/conversation/use-latest";
import { ApiError, NetworkError } from "@/lib/client/api";
import { serverNow } from "@/lib/client/clock";
import { keys } from "@/lib/client/query-keys";
import { fetchDraft, saveDraft } from "@/lib/client/template-draft";
import type { TemplateDesign } from "@/lib/contract/template-design";
import type { TemplateDraftView } from "@/lib/contract/template-library";
import { isSameDesign } from "./same-design";

/** A pause in the writing this long keeps the draft, in milliseconds. */
const PAUSE_MS = 1_200;
/** After an answer that did not come it is tried again. */
const RETRY_MS = 5_000;

export type KeepState =
  | { kind: "kept" }
  | { kind: "keeping" }
  /** No answer, or one that says later: it is tried again. */
  | { kind: "waiting" }
  /** `design` is what was refused: it is not offered again until it changes. */
  | { kind: "refused"; message: string; design: TemplateDesign }
  /** Somebody else kept a draft in between. */
  | { kind: "conflict"; theirs: TemplateDraftView };

/** Keeps what is written as a draft, shortly after the last key. */
export function useDraftKeeper(view: TemplateDraftView, design: TemplateDesign, setDesign: (design: TemplateDesign) => void) {
  const key = { wabaId: view.wabaId, name: view.name };
  const client = useQueryClient();
  const [kept, setKept] = useState(view);
  const [keptAt, setKeptAt] = useState<Date | null>(null);
  const [state, setState] = useState<KeepState>({ kind: "kept" });
  const isDirty = !isSameDesign(design, kept.design);
  const latest = useLatest({ design, kept, state, isDirty, key });
  const running = useRef<Promise<TemplateDraftView | null> | null>(null);

  const keep = useCallback(
    async (revision: number): Promise<TemplateDraftView | null> => {
      const { design: sent, key: where } = latest.current;
      setState({ kind: "keeping" });
      try {
        const answer = await saveDraft(where, { design: sent, revision });
        // What came back may be written otherwise; what counts as kept is what was sent.
        const next = { ...answer, design: sent };
        setKept(next);
        setKeptAt(serverNow());
        setState({ kind: "kept" });
        client.invalidateQueries({ queryKey: keys.templateLibrary });
        return next;
      } catch (error) {
        if (error instanceof NetworkError || (error instanceof ApiError && error.status >= 500)) setState({ kind: "waiting" });
        else if (error instanceof ApiError && error.code === "conflict") setState(await toConflict(where, error, sent));
        else if (error instanceof ApiError) setState({ kind: "refused", message: error.message, design: sent });
        else throw error;
        return null;
      }
    },
    [client, latest],
  );

  /** One save at a time: the next knows the revision of the one before. Answers what is kept, or null when it could not be. */
  const flush = useCallback(async (): Promise<TemplateDraftView | null> => {
    await running.current;
    const { kept: known, state: now, isDirty: hasChanges } = latest.current;
    if (now.kind === "conflict") return null;
    if (!hasChanges && known.revision > 0) return known;
    running.current = keep(known.revision);
    return running.current.finally(() => {
      running.current = null;
    });
  }, [keep, latest]);

  useEffect(() => {
    if (!isDirty || state.kind === "conflict" || state.kind === "keeping") return;
    if (state.kind === "refused" && state.design === design) return;
    const timer = setTimeout(() => void flush(), state.kind === "waiting" ? RETRY_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [design, isDirty, state, flush]);

  // Leaving keeps the draft: on the way to another page, and as far as a browser allows when it closes.
  useEffect(
    () => () => {
      if (latest.current.isDirty) void flush();
    },
    [flush, latest],
  );

  return {
    state,
    kept,
    keptAt,
    isDirty,
    flush,
    /** Gives up what stands here for what somebody else kept. */
    takeTheirs: (theirs: TemplateDraftView) => {
      setKept(theirs);
      setDesign(theirs.design);
      setState({ kind: "kept" });
    },
    /** Keeps what stands here over what somebody else kept. */
    keepMine: (theirs: TemplateDraftView) => {
      setKept(theirs);
      void keep(theirs.revision);
    },
    /** Looks again at what the server and Meta have: after something was sent. Without an answer all stays as it is. */
    reload: async () => {
      const fresh = await fetchDraft(key).catch(nullOfRefusal);
      if (!fresh) return;
      setKept(fresh);
      setDesign(fresh.design);
      setKeptAt(null);
      setState({ kind: "kept" });
    },
  };
}

async function toConflict(key: { wabaId: string; name: string }, refusal: ApiError, design: TemplateDesign): Promise<KeepState> {
  const theirs = await fetchDraft(key).catch(nullOfRefusal);
  return theirs ? { kind: "conflict", theirs } : { kind: "refused", message: refusal.message, design };
}

/** No answer, or a refusal, is nothing to show; anything else is a bug and goes on. */
function nullOfRefusal(error: unknown): null {
  if (error instanceof NetworkError || error instanceof ApiError) return null;
  throw error;
}
