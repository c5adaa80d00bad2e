import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "@/components/ui/toast";
import { useAssign, useMarkUnread, useReopen, useResolve, useUnassign } from "@/lib/client/mutations";
import type { AgentSummary } from "@/lib/contract/agent";

/** How long a change can be undone from its toast, in milliseconds. */
const UNDO_MS = 6_000;

export type ConversationActions = {
  assign: (agent: AgentSummary | null) => void;
  resolve: () => void;
  reopen: () => void;
  markUnread: () => void;
  /** Marked unread on purpose: seeing it does not undo that before one leaves. */
  isHeldUnread: boolean;
};

/** What an agent does to a conversation besides answering. Shown at once, and said in words when the server refuses. */
export function useConversationActions(conversationId: string): ConversationActions {
  const t = useTranslations("conversation");
  const assign = useAssign(conversationId);
  const unassign = useUnassign(conversationId);
  const resolve = useResolve(conversationId);
  const reopen = useReopen(conversationId);
  const markUnread = useMarkUnread(conversationId);
  const [isHeldUnread, setIsHeldUnread] = useState(false);
  const onError = () => {
    toast.error(t("changeRefused"));
  };

  return {
    assign: (agent) => (agent ? assign.mutate(agent, { onError }) : unassign.mutate(undefined, { onError })),
    resolve: () => {
      resolve.mutate(undefined, { onError });
      const undo = { label: t("undo"), onClick: () => reopen.mutate(undefined, { onError }) };
      toast(t("resolvedToast"), { duration: UNDO_MS, action: undo });
    },
    reopen: () => reopen.mutate(undefined, { onError }),
    markUnread: () => {
      setIsHeldUnread(true);
      markUnread.mutate(undefined, { onError });
      toast(t("markedUnreadToast"), { duration: UNDO_MS });
    },
    isHeldUnread,
  };
}
