"use client";

import { useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { holdPage } from "./page-use";
import { ReplyPart } from "./reply-parts";
import type { TrayItem } from "./tray-item";

const STORAGE_KEY = "casement.tray";

const EMPTY: readonly TrayItem[] = [];
let trays: ReadonlyMap<string, readonly TrayItem[]> | undefined;
const listeners = new Set<() => void>();

// What is not uploaded yet would be gone with the page.
holdPage(() => [...(trays?.values() ?? [])].some((items) => items.some(({ state }) => state !== "ready")));

/** What waits to be sent in a conversation. It is kept while one looks elsewhere; what is uploaded survives a reload. */
export function useTray(conversationId: string): readonly TrayItem[] {
  return useSyncExternalStore(
    subscribe,
    () => trayOf(conversationId),
    () => EMPTY,
  );
}

/** The same, now. */
export function trayOf(conversationId: string): readonly TrayItem[] {
  trays ??= load();
  return trays.get(conversationId) ?? EMPTY;
}

/** Changes one thing of a tray; nothing when it is gone. */
export function replaceItem(conversationId: string, id: string, next: (item: TrayItem) => TrayItem): void {
  changeTray(
    conversationId,
    trayOf(conversationId).map((item) => (item.id === id ? next(item) : item)),
  );
}

/** Puts other things into a tray. */
export function changeTray(conversationId: string, items: readonly TrayItem[]): void {
  const next = new Map(trays ?? load());
  if (items.length > 0) next.set(conversationId, items);
  else next.delete(conversationId);
  trays = next;
  const kept = [...next].map(([id, list]) => [id, list.flatMap((item) => (item.state === "ready" ? [item] : []))]);
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify(kept));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const Kept = z.array(
  z.tuple([
    z.string(),
    z.array(
      z.object({ id: z.string(), state: z.literal("ready"), part: ReplyPart, isDecided: z.boolean(), isResizing: z.boolean() }),
    ),
  ]),
);

/** What an interrupted page had uploaded. A copy that was being made then is asked for again. */
function load(): ReadonlyMap<string, readonly TrayItem[]> {
  const stored = Kept.safeParse(parseJson(sessionStorage.getItem(STORAGE_KEY) ?? "[]"));
  if (!stored.success) return new Map();
  return new Map(
    stored.data.map(([id, items]) => [
      id,
      items.flatMap((item) => (item.part.kind === "text" ? [] : [{ ...item, part: item.part, isResizing: false }])),
    ]),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
