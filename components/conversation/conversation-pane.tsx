"use client";

import type { ReactNode } from "react";
import { ApiError } from "@/lib/client/api";
import { useConversation, useMe } from "@/lib/client/queries";
import { OpenConversation } from "./open-conversation";
import { FailedPane, LoadingPane, MissingPane } from "./pane-states";

type ConversationPaneProps = {
  conversationId: string;
  /** The switch of the contact panel, for the end of the header. */
  panelToggle?: ReactNode;
};

/** The pane of one conversation: what it is while it loads, when it fails, when it is gone, and when it is there. */
export function ConversationPane({ conversationId, panelToggle }: ConversationPaneProps) {
  const me = useMe();
  const conversation = useConversation(conversationId);
  if (conversation.data && me.data) {
    // Two conversations may have been merged: the one that was kept answers for both.
    return (
      <OpenConversation key={conversation.data.id} conversation={conversation.data} me={me.data} panelToggle={panelToggle} />
    );
  }
  const error = conversation.error ?? me.error;
  if (error instanceof ApiError && error.status === 404) return <MissingPane />;
  if (!error) return <LoadingPane />;
  return <FailedPane error={error} onRetry={() => Promise.all([conversation.refetch(), me.refetch()])} />;
}
