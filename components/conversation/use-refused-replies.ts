import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { toast } from "@/components/ui/toast";
import type { ReplyPart } from "@/lib/client/reply-parts";
import type { MessageView } from "@/lib/contract/message";
import { newlyRefused, type SeenStatuses, statusesOf } from "./refused-replies";
import { useLatest } from "./use-latest";

/** Gives back what WhatsApp refuses an agent for a closed window, while the conversation is open, and says so. */
export function useRefusedReplies(
  messages: MessageView[],
  agentId: string,
  name: string,
  giveBack: (parts: readonly ReplyPart[]) => void,
): void {
  const t = useTranslations("composer.refused");
  const seen = useRef<SeenStatuses>(new Map());
  const latest = useLatest((parts: readonly ReplyPart[]) => {
    giveBack(parts);
    toast.error(t("givenBack", { count: parts.length, name }));
  });

  useEffect(() => {
    const refused = newlyRefused(messages, seen.current, agentId);
    seen.current = statusesOf(messages);
    if (refused.length > 0) latest.current(refused);
  }, [messages, agentId, latest]);
}
