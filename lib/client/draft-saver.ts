"use client";

import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import { v7 as newId } from "uuid";
import type { ConversationDetail, ConversationPage, ConversationRow } from "@/lib/contract/conversation";
import { OwnDraft } from "@/lib/contract/draft";
import { ApiError, isTransient, send } from "./api";
import { noteOwnRevision } from "./draft-memory";
import { attempted, type DraftWords, met, stateOf } from "./draft-merge";
import { changeDraft, unsavedDrafts, writeDraft } from "./draft-store";
import { keys } from "./query-keys";

/** After the last key, in milliseconds. */
const SAVE_DELAY_MS = 700;
const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

const savers = new WeakMap<QueryClient, Map<string, DraftSaver>>();

/** What saves an agent's drafts, one for a page. */
export function draftSaver(client: QueryClient, agentId: string): DraftSaver {
  const ofClient = savers.get(client) ?? new Map<string, DraftSaver>();
  savers.set(client, ofClient);
  const saver = ofClient.get(agentId) ?? new DraftSaver(client, agentId);
  ofClient.set(agentId, saver);
  return saver;
}

/**
 * Saves what an agent writes: a moment after the last key, at once when the conversation or the page is left, and again until
 * the server has answered. What it meets on the server that was written elsewhere is merged, and then saved.
 */
export class DraftSaver {
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly underWay = new Map<string, Promise<void>>();
  private readonly delays = new Map<string, number>();

  constructor(
    private readonly client: QueryClient,
    private readonly agentId: string,
  ) {
    window.addEventListener("online", () => this.saveAll());
    window.addEventListener("pagehide", () => this.leave());
    document.addEventListener("visibilitychange", () => (document.hidden ? this.leave() : this.saveAll()));
  }

  write(conversationId: string, words: DraftWords, remote: OwnDraft): void {
    writeDraft(this.place(conversationId), words, remote);
    // While the server is away, keys do not hurry: each save would be one more whose answer nobody knows.
    if (this.delays.has(conversationId) && this.timers.has(conversationId)) return;
    // What is emptied was sent: other devices should not offer it for longer than need be.
    this.schedule(conversationId, words.text === "" ? 0 : SAVE_DELAY_MS);
  }

  /** Takes in what the server has. */
  meet(conversationId: string, remote: OwnDraft): void {
    const state = changeDraft(this.place(conversationId), (known) => (known ? met(known, remote, newId()) : stateOf(remote)));
    if (state?.pending && !this.timers.has(conversationId)) this.schedule(conversationId, SAVE_DELAY_MS);
  }

  /** Saves what is unsaved in one conversation, now. Settles when that is answered or has failed; never rejects for want of a network. */
  save(conversationId: string, { isLeaving = false } = {}): Promise<void> {
    clearTimeout(this.timers.get(conversationId));
    this.timers.delete(conversationId);
    const before = this.underWay.get(conversationId);
    // A page that is being left has no later.
    if (before && !isLeaving) return before.then(() => this.save(conversationId));
    const done = this.put(conversationId, isLeaving).finally(() => {
      if (this.underWay.get(conversationId) === done) this.underWay.delete(conversationId);
    });
    this.underWay.set(conversationId, done);
    return done;
  }

  /** Saves everything that is unsaved, of earlier pages and other tabs, too. */
  async saveAll(): Promise<void> {
    await Promise.all(unsavedDrafts(this.agentId).map((conversationId) => this.save(conversationId)));
  }

  private leave(): void {
    for (const conversationId of unsavedDrafts(this.agentId)) void this.save(conversationId, { isLeaving: true });
  }

  private schedule(conversationId: string, delay: number): void {
    clearTimeout(this.timers.get(conversationId));
    this.timers.set(
      conversationId,
      setTimeout(() => void this.save(conversationId), delay),
    );
  }

  private async put(conversationId: string, keepalive: boolean): Promise<void> {
    const state = changeDraft(this.place(conversationId), (known) => known && attempted(known));
    if (!state?.pending) return;
    const { words, knows, pending: revision } = state;
    noteOwnRevision(revision);
    try {
      const input = { ...words, revision, knows };
      const response = await send("PUT", `/api/conversations/${conversationId}/draft`, input, { keepalive });
      this.settle(conversationId, OwnDraft.parse(await response.json()));
    } catch (error) {
      const theirs = error instanceof ApiError && error.code === "conflict" ? OwnDraft.safeParse(error.details).data : undefined;
      if (theirs) this.settle(conversationId, theirs);
      else if (isTransient(error)) this.retry(conversationId);
      // Refused for good: nobody can do anything but keep it here.
      else if (!(error instanceof ApiError)) throw error;
    }
  }

  private settle(conversationId: string, remote: OwnDraft): void {
    this.delays.delete(conversationId);
    this.meet(conversationId, remote);
    const draft = remote.text.trim() || remote.beside.trim() || null;
    this.client.setQueryData<ConversationDetail>(keys.conversation(conversationId), (known) =>
      known ? { ...known, ownDraft: remote, draft } : known,
    );
    this.client.setQueriesData<InfiniteData<ConversationPage>>({ queryKey: keys.lists }, (list) =>
      list ? { ...list, pages: list.pages.map((page) => ({ ...page, rows: page.rows.map(withDraft) })) } : list,
    );
    function withDraft(row: ConversationRow): ConversationRow {
      return row.id === conversationId ? { ...row, draft } : row;
    }
  }

  private retry(conversationId: string): void {
    const delay = this.delays.get(conversationId) ?? FIRST_RETRY_MS;
    this.delays.set(conversationId, Math.min(delay * 2, LAST_RETRY_MS));
    this.schedule(conversationId, delay);
  }

  private place(conversationId: string) {
    return { agentId: this.agentId, conversationId };
  }
}
