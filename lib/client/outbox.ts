"use client";

import { useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { type MessageView, ReplyInput } from "@/lib/contract/message";
import { OUTBOX_KEY } from "./outbox-memory";
import { ReplyPart } from "./reply-parts";

/** More unsent replies than this means that something else is wrong. */
const MAX_REPLIES = 50;

/** A reply on its way to our server: drawn at once, posted until the server has answered, sent once by its client id. */
const OutboxEntry = z.object({
  conversationId: z.string(),
  reply: ReplyInput,
  /** What it was made of, to be given back when it is refused; null for what an agent can choose again. */
  part: z.nullable(ReplyPart),
  bubble: z.custom<MessageView>(),
});
export type OutboxEntry = z.infer<typeof OutboxEntry>;

const EMPTY: readonly OutboxEntry[] = [];
let entries: readonly OutboxEntry[] | undefined;
const byConversation = new Map<string, readonly OutboxEntry[]>();
const listeners = new Set<() => void>();

/** What this tab has yet to hand over, oldest first. Survives a reload. */
export function outbox(): readonly OutboxEntry[] {
  entries ??= load();
  return entries;
}

/** Puts a reply in. A second one with the same client id replaces the first. */
export function addToOutbox(entry: OutboxEntry): void {
  const others = outbox().filter(({ reply }) => reply.clientMessageId !== entry.reply.clientMessageId);
  change([...others, entry].slice(-MAX_REPLIES));
}

/** Takes a reply out: the server has it, or refused it. */
export function removeFromOutbox(clientMessageId: string): void {
  change(outbox().filter(({ reply }) => reply.clientMessageId !== clientMessageId));
}

/** The replies of one conversation that the server has not answered yet. */
export function useOutbox(conversationId: string): readonly OutboxEntry[] {
  return useSyncExternalStore(
    subscribe,
    () => entriesOf(conversationId),
    () => EMPTY,
  );
}

function entriesOf(conversationId: string): readonly OutboxEntry[] {
  const known = byConversation.get(conversationId);
  if (known) return known;
  const found = outbox().filter((entry) => entry.conversationId === conversationId);
  const result = found.length === 0 ? EMPTY : found;
  byConversation.set(conversationId, result);
  return result;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function change(next: readonly OutboxEntry[]): void {
  entries = next;
  byConversation.clear();
  // Per tab: two tabs posting the same reply would be harmless, but two lists of them would not agree.
  sessionStorage.setItem(OUTBOX_KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function load(): readonly OutboxEntry[] {
  const stored = z.array(OutboxEntry).safeParse(parseJson(sessionStorage.getItem(OUTBOX_KEY) ?? "[]"));
  return stored.success ? stored.data : [];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
