"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { useWindowWords } from "@/components/window/use-window-words";
import { useConversation, useConversationSummary } from "@/lib/client/queries";
import { useWindowFigure } from "@/lib/client/ticker";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";

/** The browser tab says what the page says: unread, time left, contact. */
export function TabTitle({ conversationId }: { conversationId: string | null }) {
  return conversationId === null ? <InboxTitle /> : <OpenTitle key={conversationId} conversationId={conversationId} />;
}

function InboxTitle() {
  const t = useTranslations("inbox.tab");
  return <Title>{t("inbox")}</Title>;
}

function OpenTitle({ conversationId }: { conversationId: string }) {
  const { data: conversation } = useConversation(conversationId);
  return conversation ? <ConversationTitle conversation={conversation} /> : <InboxTitle />;
}

function ConversationTitle({ conversation }: { conversation: ConversationDetail }) {
  const words = useWindowWords();
  const figure = useWindowFigure(conversation.window);
  const isHidden = useIsHidden();
  const left = figure.kind === "never" ? null : words(isHidden ? inMinutes(figure) : figure).bare;
  return <Title>{[left, conversation.contact.name].filter((part) => part !== null).join(" · ")}</Title>;
}

/** The page's title, with the unread in front. No metadata of these pages has one: the first of two would win. */
function Title({ children }: { children: string }) {
  const { data: summary } = useConversationSummary();
  const unread = summary?.unread ?? 0;
  return <title>{unread > 0 ? `(${unread}) ${children}` : children}</title>;
}

/** Nobody watches the seconds of a hidden tab, and browsers would not keep them going. */
function inMinutes(figure: WindowFigure): WindowFigure {
  return figure.kind === "clock" ? { ...figure, kind: "minutes" } : figure;
}

function useIsHidden(): boolean {
  return useSyncExternalStore(
    subscribeToVisibility,
    () => document.visibilityState === "hidden",
    () => false,
  );
}

function subscribeToVisibility(notify: () => void): () => void {
  document.addEventListener("visibilitychange", notify);
  return () => document.removeEventListener("visibilitychange", notify);
}
