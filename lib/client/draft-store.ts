"use client";

import { v7 as newId } from "uuid";
import * as z from "zod/mini";
import type { OwnDraft } from "@/lib/contract/draft";
import { DRAFT_KEY_START, draftKeys } from "./draft-memory";
import { type DraftState, type DraftWords, mergeWords, stateOf, written } from "./draft-merge";

/** More drafts than this are not kept in a browser: saved ones go first, then the oldest. */
const MAX_KEPT = 100;

/** Whose draft, and where. */
export type DraftPlace = { agentId: string; conversationId: string };

const Words = z.object({ text: z.string(), beside: z.string() });
const Kept = z.object({
  words: Words,
  base: Words,
  version: z.number(),
  knows: z.array(z.string()),
  pending: z.nullable(z.string()),
  /** When it was changed, in milliseconds since 1970 by this browser's clock: of two tabs, the later has it right. */
  at: z.number(),
});
type Kept = DraftState & { at: number };

const states = new Map<string, Kept>();
const listeners = new Set<() => void>();

/** The draft as this page knows it; null while it knows none. What an earlier page could not save is known. */
export function draftAt(place: DraftPlace): DraftState | null {
  const key = keyOf(place);
  return states.get(key) ?? renew(key) ?? null;
}

/** The agent has written. What another tab wrote in this very moment is kept, too. `remote`: where nothing is known yet. */
export function writeDraft(place: DraftPlace, words: DraftWords, remote: OwnDraft): void {
  const shown = draftAt(place);
  changeDraft(place, (state) => {
    const before = state ?? stateOf(remote);
    const isOvertaken = shown !== null && state !== null && state.words !== shown.words;
    return written(before, isOvertaken ? mergeWords(shown.words, words, before.words) : words, newId());
  });
}

/** Changes a draft. What is not saved survives the page, and other tabs of this browser hear of it at once. */
export function changeDraft(place: DraftPlace, change: (state: DraftState | null) => DraftState | null): DraftState | null {
  const key = keyOf(place);
  const before = renew(key) ?? null;
  const after = change(before);
  if (after === null || after === before) return after;
  const kept = { ...after, at: Math.max(Date.now(), (before?.at ?? 0) + 1) };
  states.set(key, kept);
  if (kept.pending !== null || localStorage.getItem(key) !== null) store(key, kept);
  notify();
  return after;
}

/** The conversations in which an agent has words that are not saved yet. */
export function unsavedDrafts(agentId: string): string[] {
  const start = keyOf({ agentId, conversationId: "" });
  const keys = new Set([...states.keys(), ...draftKeys()]);
  return [...keys].flatMap((key) => (key.startsWith(start) && renew(key)?.pending ? [key.slice(start.length)] : []));
}

/** Hears of every change, here and in other tabs. Returns the way to stop. */
export function subscribeToDrafts(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener("storage", hear);
    // A page that was frozen has heard nothing.
    window.addEventListener("pageshow", renewAll);
    document.addEventListener("visibilitychange", renewAll);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("storage", hear);
    window.removeEventListener("pageshow", renewAll);
    document.removeEventListener("visibilitychange", renewAll);
  };
}

function hear({ key, newValue }: StorageEvent): void {
  if (!key?.startsWith(DRAFT_KEY_START) || newValue === null) return;
  const before = states.get(key);
  if (renew(key) !== before) notify();
}

function renewAll(): void {
  const changed = [...states].filter(([key, known]) => renew(key) !== known);
  if (changed.length > 0) notify();
}

function notify(): void {
  for (const listener of listeners) listener();
}

/** Takes what another tab wrote since. What an earlier page had saved is for the server to tell: it may be sent by now. */
function renew(key: string): Kept | undefined {
  const known = states.get(key);
  const stored = read(key);
  const isNews = stored && (known ? stored.at > known.at : stored.pending !== null);
  if (!isNews) return known;
  states.set(key, stored);
  return stored;
}

function read(key: string): Kept | null {
  const text = localStorage.getItem(key);
  return text === null ? null : (Kept.safeParse(parseJson(text)).data ?? null);
}

function store(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept));
  } catch (error) {
    // A full storage: this page still has it, and saves it.
    if (!(error instanceof DOMException)) throw error;
  }
  makeRoom();
}

function makeRoom(): void {
  const keys = draftKeys();
  if (keys.length <= MAX_KEPT) return;
  const worth = (key: string) => {
    const kept = read(key);
    return (kept?.at ?? 0) + (kept?.pending ? Number.MAX_SAFE_INTEGER / 2 : 0);
  };
  const oldestFirst = keys.map((key) => ({ key, worth: worth(key) })).toSorted((one, other) => one.worth - other.worth);
  for (const { key } of oldestFirst.slice(0, keys.length - MAX_KEPT)) localStorage.removeItem(key);
}

function keyOf({ agentId, conversationId }: DraftPlace): string {
  return `${DRAFT_KEY_START}${agentId}.${conversationId}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
