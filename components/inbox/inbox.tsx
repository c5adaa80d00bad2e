"use client";

import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import { cn } from "@/components/ui/cn";
import { useConversation } from "@/lib/client/queries";
import { ConversationList } from "./conversation-list";
import type { ListHandle } from "./list-scroller";
import { TabTitle } from "./tab-title";
import { useInboxRoute } from "./use-inbox-route";
import { Welcome } from "./welcome";

/** The inbox: the list, and beside it the open conversation. On a phone one of the two. */
export function Inbox({ phoneUrl }: { phoneUrl: string | null }) {
  const route = useInboxRoute();
  const list = useRef<ListHandle>(null);
  const { conversationId } = route;
  return (
    <>
      <TabTitle conversationId={conversationId} />
      <div
        className={cn(
          "flex w-list shrink-0 flex-col border-line border-s max-lg:w-[300px] max-md:w-full max-md:border-0",
          conversationId && "max-md:hidden",
        )}
      >
        <ConversationList handle={list} route={route} />
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

function OpenPane({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox");
  const { data: conversation } = useConversation(conversationId);
  return (
    <main
      id="content"
      tabIndex={-1}
      aria-label={conversation && t("pane", { name: conversation.contact.name })}
      className="flex min-w-0 flex-1 flex-col border-line border-s bg-thread outline-none max-md:border-0"
    >
      <ConversationPane conversationId={conversationId} />
    </main>
  );
}
