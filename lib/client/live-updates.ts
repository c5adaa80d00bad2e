"use client";

import { focusManager, type InfiniteData, type QueryClient } from "@tanstack/react-query";
import { ListOrder } from "@/lib/contract/agent";
import { type ConversationPage, ConversationPage as ConversationPageSchema, ConversationView } from "@/lib/contract/conversation";
import type { LiveFrame } from "@/lib/contract/live";
import { ApiError, get, goToSignIn, NetworkError } from "./api";
import { noteServerTime, serverNow } from "./clock";
import { isOwnRevision } from "./draft-memory";
import { mergeRows } from "./list-merge";
import { notePresence } from "./presence";
import { keys } from "./query-keys";
import { noteServerBuild } from "./upgrade";

/** The first change shows at once; a storm of them is taken in this often, in milliseconds. */
const FLUSH_INTERVAL_MS = 200;
/** More changed conversations at once than this: the list is fetched anew instead of patched. */
const MAX_PATCHES = 100;
/** Supervision's figures cost the server more than a row does: they are counted anew this often at most, in milliseconds. */
const COUNT_INTERVAL_MS = 5_000;

/** Brings the cache up to date with the frames of the stream: ids come in, what is shown is fetched. */
export class LiveUpdates {
  private readonly changed = new Set<string>();
  private updating: Promise<void> = Promise.resolve();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastFlushAt = Number.NEGATIVE_INFINITY;
  private countTimer: ReturnType<typeof setTimeout> | undefined;
  private lastCountAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly client: QueryClient) {}

  readonly take = (frame: LiveFrame): void => {
    noteServerTime(frame.serverTime);
    if ("build" in frame) noteServerBuild(frame.build);
    if (frame.type === "changed") this.noteChanged(frame.conversations, frame.all ?? false);
    else if (frame.type === "draft") this.noteDraft(frame.conversationId, frame.revision);
    else if (frame.type === "presence") notePresence(frame);
    else if (frame.type === "templates") this.refetch(() => this.client.invalidateQueries({ queryKey: keys.allTemplates }));
    else if (frame.type === "hello") this.refetch(() => this.client.invalidateQueries());
    else if (frame.type === "signed-out") goToSignIn();
  };

  stop(): void {
    clearTimeout(this.timer);
    clearTimeout(this.countTimer);
    this.countTimer = undefined;
  }

  private noteChanged(ids: readonly string[], all: boolean): void {
    if (all) {
      this.refetch(() => this.client.invalidateQueries());
      return;
    }
    for (const id of ids) this.changed.add(id);
    this.countTimer ??= setTimeout(() => this.count(), Math.max(0, this.lastCountAt + COUNT_INTERVAL_MS - performance.now()));
    this.timer ??= setTimeout(() => this.flush(), Math.max(0, this.lastFlushAt + FLUSH_INTERVAL_MS - performance.now()));
  }

  /** The page that wrote the words has them. Another shows them, in its list, too. */
  private noteDraft(conversationId: string, revision: string): void {
    if (!isOwnRevision(revision)) this.noteChanged([conversationId], false);
  }

  private flush(): void {
    this.timer = undefined;
    this.lastFlushAt = performance.now();
    const ids = new Set(this.changed);
    this.changed.clear();
    for (const id of ids) {
      this.refetch(() => this.client.invalidateQueries({ queryKey: keys.conversation(id) }));
      this.refetch(() => this.client.invalidateQueries({ queryKey: keys.thread(id) }));
      this.refetch(() => this.client.invalidateQueries({ queryKey: keys.scheduled(id) }));
    }
    this.refetch(() => this.client.invalidateQueries({ queryKey: keys.summary }));
    // One after the other: an answer that was overtaken would put an older row over a newer one.
    const update = () => this.refetch(() => this.updateLists(ids));
    this.updating = this.updating.then(update, update);
  }

  /** What nobody looks at is only marked: it is counted when the page comes to the front. */
  private count(): void {
    this.countTimer = undefined;
    this.lastCountAt = performance.now();
    const refetchType = focusManager.isFocused() ? "active" : "none";
    this.refetch(() => this.client.invalidateQueries({ queryKey: keys.supervision, refetchType }));
  }

  private async updateLists(ids: ReadonlySet<string>): Promise<void> {
    const lists = this.client.getQueryCache().findAll({ queryKey: keys.lists });
    await Promise.all(
      lists.map(async (list) => {
        const { queryKey, state } = list;
        const [, , view, order] = queryKey;
        const shown = { view: ConversationView.safeParse(view).data, order: ListOrder.safeParse(order).data };
        const isPatchable = list.isActive() && state.data !== undefined && ids.size <= MAX_PATCHES;
        if (!isPatchable || !shown.view || !shown.order) return this.client.invalidateQueries({ queryKey });
        await this.patchList(shown.view, shown.order, ids);
      }),
    );
  }

  private async patchList(view: ConversationView, order: ListOrder, ids: ReadonlySet<string>): Promise<void> {
    const query = new URLSearchParams({ view, order, ids: [...ids].join(",") });
    const { rows } = await get(`/api/conversations?${query}`, ConversationPageSchema);
    this.client.setQueryData<InfiniteData<ConversationPage, string | null>>(keys.list(view, order), (data) =>
      data ? mergeRows(data, ids, rows, order, serverNow()) : data,
    );
  }

  /** What cannot be fetched now is fetched when the stream is back: its "hello" asks for everything. */
  private async refetch(work: () => Promise<unknown>): Promise<void> {
    await work().catch((error: unknown) => {
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
    });
  }
}
