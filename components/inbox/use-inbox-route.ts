"use client";

import { usePathname } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { beginReply } from "@/components/shortcuts/typed-ahead";
import { useMe } from "@/lib/client/queries";
import type { ListOrder } from "@/lib/contract/agent";
import type { ConversationView } from "@/lib/contract/conversation";
import { inboxHref, openConversationId } from "./inbox-path";
import { filterParsers, type ListFilter, resolveFilter } from "./list-filter";

/** Where the reader is in the inbox, and the ways from there. */
export type InboxRoute = {
  conversationId: string | null;
  filter: ListFilter;
  hrefOf: (conversationId: string | null) => string;
  hrefOfView: (view: ConversationView) => string;
  /** What is typed from now on is its reply, unless the focus is to stay where it is. `among`: with another list beside it. */
  open: (conversationId: string, options?: { keepsFocus?: boolean; among?: ConversationView }) => void;
  close: () => void;
  show: (view: ConversationView) => void;
  /** Orders this list otherwise; the address says so. */
  setOrder: (order: ListOrder) => void;
};

/**
 * The URL holds the open conversation and the filter. Moving between them stays in the browser: what a conversation shows
 * comes from the cache or the API, so the server need not draw the page again.
 */
export function useInboxRoute(): InboxRoute {
  const conversationId = openConversationId(usePathname());
  const [{ view, order }] = useQueryStates(filterParsers);
  const { data: me } = useMe();
  const preferred = me?.listOrder ?? "activity";

  return useMemo(() => {
    const hrefOf = (id: string | null) => inboxHref(id, { view, order });
    const hrefOfView = (other: ConversationView) => inboxHref(conversationId, { view: other, order: null });
    return {
      conversationId,
      filter: resolveFilter({ view, order }, preferred),
      hrefOf,
      hrefOfView,
      open: (id, { keepsFocus = false, among } = {}) => {
        if (!keepsFocus) beginReply(id);
        go(among ? inboxHref(id, { view: among, order: null }) : hrefOf(id));
      },
      close: () => go(hrefOf(null)),
      show: (other) => go(hrefOfView(other)),
      setOrder: (other) => go(inboxHref(conversationId, { view, order: other })),
    };
  }, [conversationId, view, order, preferred]);
}

/** A step in the browser's history that Next's router hears of, without a request. */
function go(href: string): void {
  if (href !== window.location.pathname + window.location.search) window.history.pushState(null, "", href);
}
