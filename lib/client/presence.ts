"use client";

import { useSyncExternalStore } from "react";
import type { AgentSummary } from "@/lib/contract/agent";
import type { LiveFrame } from "@/lib/contract/live";

type PresenceFrame = Extract<LiveFrame, { type: "presence" }>;

/** A colleague who looks at a conversation, or writes in it. */
export type Presence = { agent: AgentSummary; state: "viewing" | "writing" };

/** Nobody says goodbye when a laptop closes: who has not been heard of for this long is gone. In milliseconds. */
const FORGET_MS = 15_000;

const NOBODY: readonly Presence[] = [];
const present = new Map<string, readonly Presence[]>();
const timers = new Map<string, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

/** Takes in what a colleague does. */
export function notePresence({ conversationId, agent, state }: PresenceFrame): void {
  const key = `${conversationId}:${agent.id}`;
  clearTimeout(timers.get(key));
  timers.delete(key);
  const others = (present.get(conversationId) ?? NOBODY).filter((known) => known.agent.id !== agent.id);
  if (state === "gone") {
    update(conversationId, others);
    return;
  }
  const forget = () => notePresence({ type: "presence", serverTime: 0, conversationId, agent, state: "gone" });
  timers.set(key, setTimeout(forget, FORGET_MS));
  update(conversationId, [...others, { agent, state }]);
}

/** Who is in a conversation now, `meId` left out. The one who came last is last. */
export function usePresence(conversationId: string, meId: string | undefined): readonly Presence[] {
  const everybody = useSyncExternalStore(
    subscribe,
    () => present.get(conversationId) ?? NOBODY,
    () => NOBODY,
  );
  return everybody.some(({ agent }) => agent.id === meId) ? everybody.filter(({ agent }) => agent.id !== meId) : everybody;
}

function update(conversationId: string, next: readonly Presence[]): void {
  if (next.length === 0) present.delete(conversationId);
  else present.set(conversationId, next);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
