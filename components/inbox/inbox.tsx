"use client";

import dynamic from "next/dynamic";
import { useEffect, useRef } from "react";
import { LoadingPane } from "@/components/conversation/pane-states";
import { useCommands } from "@/components/shortcuts/commands";
import { cn } from "@/components/ui/cn";
import { lateView } from "@/lib/client/late-part";
import { ConversationList } from "./conversation-list";
import { ListResizer } from "./list-resizer";
import type { ListHandle } from "./list-scroller";
import { TabTitle } from "./tab-title";
import { useInboxRoute } from "./use-inbox-route";
import { useListWidth } from "./use-list-width";
import { useRowDeeds } from "./use-row-deeds";
import { Welcome } from "./welcome";

const PREPARE_AFTER_MS = 1_000;

const loadOpenPane = lateView(() => import("./open-pane").then((file) => file.OpenPane));
/** Most of the inbox's code, which the list does not wait for. The server draws it all the same. */
const OpenPane = dynamic(loadOpenPane, { loading: () => <LoadingPane /> });

/** The inbox: the list, and beside it the open conversation. On a phone one of the two. */
export function Inbox({ phoneUrl, listWidth }: { phoneUrl: string | null; listWidth: number }) {
  const route = useInboxRoute();
  const [width, setWidth] = useListWidth(listWidth);
  const list = useRef<ListHandle>(null);
  const { conversationId } = route;
  useCommands({
    next: () => list.current?.move(1),
    previous: () => list.current?.move(-1),
    list: () => list.current?.focus(),
  });
  const rowMenu = useRowDeeds(list, route);
  useEffect(() => {
    // By the time that somebody opens a conversation it is there.
    const handle = window.setTimeout(() => void loadOpenPane(), PREPARE_AFTER_MS);
    return () => window.clearTimeout(handle);
  }, []);
  return (
    <>
      <TabTitle conversationId={conversationId} />
      {rowMenu}
      <div
        style={{ width }}
        className={cn(
          "relative flex shrink-0 flex-col border-line border-s max-lg:w-[300px]! max-md:w-full! max-md:border-0",
          conversationId && "max-md:hidden",
        )}
      >
        <ConversationList handle={list} route={route} />
        <ListResizer width={width} onWidth={setWidth} />
      </div>
      {conversationId === null ? (
        <main
          id="content"
          tabIndex={-1}
          className="flex min-w-0 flex-1 border-line border-s bg-thread outline-none max-md:hidden"
        >
          <Welcome route={route} phoneUrl={phoneUrl} />
        </main>
      ) : (
        <OpenPane conversationId={conversationId} />
      )}
    </>
  );
}
