import { CornerUpLeft, Ellipsis, SmilePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { MessageView } from "@/lib/contract/message";
import { useMessageContext } from "./message-context";

type MessageToolbarProps = { message: MessageView; canReply: boolean; canReact: boolean };

/** What an agent can do with a message, beside its bubble: while the pointer or the focus is there. */
export function MessageToolbar({ message, canReply, canReact }: MessageToolbarProps) {
  const t = useTranslations("conversation.actions");
  const { reply, showReactions, showMenu } = useMessageContext();
  const side = message.direction === "inbound" ? "start-full ms-1.5" : "end-full me-1.5";
  return (
    <div
      role="toolbar"
      aria-label={t("toolbar")}
      className={`absolute top-0 z-(--z-bar) flex rounded-md bg-raised forced-colors:border p-0.5 shadow-sm pointer-coarse:hidden ${side}`}
    >
      {canReact && (
        <IconButton
          size="small"
          label={t("react")}
          aria-haspopup="dialog"
          onClick={(event) => showReactions(message, event.currentTarget)}
        >
          <SmilePlus />
        </IconButton>
      )}
      {canReply && (
        <IconButton size="small" label={t("reply")} onClick={() => reply(message)}>
          <CornerUpLeft />
        </IconButton>
      )}
      <IconButton size="small" label={t("more")} aria-haspopup="menu" onClick={(event) => showMenu(message, event.currentTarget)}>
        <Ellipsis />
      </IconButton>
    </div>
  );
}
