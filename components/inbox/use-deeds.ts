import { type InfiniteData, type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "@/components/ui/toast";
import {
  assignTo,
  type ConversationChange,
  changeConversation,
  MARK_UNREAD,
  REOPEN,
  RESOLVE,
  readUpTo,
} from "@/lib/client/conversation-changes";
import { threadOptions, useMe } from "@/lib/client/queries";
import { keys } from "@/lib/client/query-keys";
import type { AgentSummary } from "@/lib/contract/agent";
import type { ConversationPage, ConversationRow } from "@/lib/contract/conversation";
import { nextRowId } from "./next-row";
import { useInboxRoute } from "./use-inbox-route";

/** How long a change can be undone from its toast, in milliseconds. */
const UNDO_MS = 6_000;

export type DeedTarget = Pick<ConversationRow, "id" | "contact" | "assignee" | "state" | "unreadCount" | "markedUnread">;

export type Deeds = {
  /** null = to nobody. */
  assign: (target: DeedTarget, assignee: AgentSummary | null) => void;
  /** Resolving the open conversation leads to the next one, for whoever wants that. `keepsFocus`: the focus is in the list. */
  resolve: (target: DeedTarget, options?: { keepsFocus?: boolean }) => void;
  reopen: (target: DeedTarget) => void;
  markUnread: (target: DeedTarget) => void;
};

/**
 * What an agent does to a conversation besides answering it, from wherever they do it. Shown at once; a toast says about whom it
 * was, and undoes it; and it is said in words when the server refuses.
 */
export function useDeeds(): Deeds {
  const t = useTranslations("inbox.deeds");
  const client = useQueryClient();
  const route = useInboxRoute();
  const { data: me } = useMe();

  function change(target: DeedTarget, deed: ConversationChange): void {
    changeConversation(client, target.id, deed).catch(() => toast.error(t("refused"), { description: target.contact.name }));
  }

  function say(target: DeedTarget, words: string, onUndo: (() => void) | null): void {
    const undo = onUndo && { action: { label: t("undo"), onClick: onUndo } };
    toast(words, { description: target.contact.name, duration: UNDO_MS, ...undo });
  }

  /** Answers whether another one was opened, or none, in place of this one. */
  function goOn({ id }: DeedTarget, keepsFocus: boolean): boolean {
    if (!me?.opensNextAfterResolve || route.conversationId !== id) return false;
    const { view, order } = route.filter;
    const list = client.getQueryData<InfiniteData<ConversationPage>>(keys.list(view, order));
    const next = nextRowId(list?.pages.flatMap((page) => page.rows) ?? [], id);
    if (next === undefined) return false;
    if (next === null) route.close();
    else route.open(next, { keepsFocus });
    return true;
  }

  return {
    assign: (target, assignee) => {
      change(target, assignTo(assignee));
      const words = assignee ? t("assigned", { name: assignee.name }) : t("unassigned");
      say(target, words, () => change(target, assignTo(target.assignee)));
    },
    resolve: (target, { keepsFocus = false } = {}) => {
      const hasGoneOn = goOn(target, keepsFocus);
      change(target, RESOLVE);
      say(target, t("resolved"), () => {
        change(target, REOPEN);
        if (hasGoneOn) route.open(target.id, { keepsFocus });
      });
    },
    reopen: (target) => {
      change(target, REOPEN);
      say(target, t("reopened"), () => change(target, RESOLVE));
    },
    markUnread: (target) => {
      // What arrives between this and "Undo" stays unread, and so does what was unread before.
      const readId = lastReadId(client, target);
      const undo = () => readId.then((id) => id !== null && change(target, { ...readUpTo(id), patch: { markedUnread: false } }));
      change(target, MARK_UNREAD);
      say(target, t("markedUnread"), target.markedUnread ? null : undo);
    },
  };
}

/** The newest message that was read, of those that this browser knows of or can be told of. */
async function lastReadId(client: QueryClient, { id, unreadCount }: DeedTarget): Promise<string | null> {
  const options = { ...threadOptions(id, null), staleTime: Number.POSITIVE_INFINITY };
  const thread = await client.fetchInfiniteQuery(options).catch(() => null);
  const messages = thread?.pages[0]?.messages ?? [];
  const firstUnread =
    unreadCount === 0 ? undefined : messages.filter(({ direction }) => direction === "inbound").at(-unreadCount);
  const end = firstUnread ? messages.indexOf(firstUnread) : messages.length;
  return messages[end - 1]?.id ?? null;
}
