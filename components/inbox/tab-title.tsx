"use client";

import { useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";
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
  useTitle(t("inbox"));
  return null;
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
  useTitle([left, conversation.contact.name].filter((part) => part !== null).join(" · "));
  return null;
}

function useTitle(title: string): void {
  const { data: summary } = useConversationSummary();
  const unread = summary?.unread ?? 0;
  const product = useTranslations("common")("product");
  const whole = `${unread > 0 ? `(${unread}) ` : ""}${title}`;
  useEffect(() => {
    document.title = whole;
  }, [whole]);
  useEffect(
    () => () => {
      document.title = product;
    },
    [product],
  );
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
