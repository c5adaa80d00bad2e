import { Copy, CornerUpLeft, Forward, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import { AnchoredMenu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { useServerNow } from "@/lib/client/clock";
import type { MessageView } from "@/lib/contract/message";
import { canForward } from "../forward/can-forward";
import { canQuote, canReact, copyableText } from "./capabilities";
import { useMessageContext } from "./message-context";
import { ourReaction, QUICK_EMOJI, QuickReactions } from "./quick-reactions";
import { TruthLine } from "./truth-line";
import type { Overlay, OverlayKind } from "./use-overlay";

type MessageOverlaysProps = {
  overlay: Overlay | null;
  /** The loaded part of the thread. */
  messages: MessageView[];
  onClose: (kind: OverlayKind) => void;
  onMore: (kind: "details" | "reactions") => void;
};

/** The truth line, the reactions and the menu of whichever message they were opened from. */
export function MessageOverlays({ overlay, messages, onClose, onMore }: MessageOverlaysProps) {
  const find = (messageId: string) => messages.find(({ id }) => id === messageId);
  const message = overlay ? find(overlay.messageId) : undefined;
  if (!overlay || !message) return null;
  const { kind, anchor } = overlay;
  const opened = { message, anchor, onClose: () => onClose(kind) };
  if (kind === "details") return <Details {...opened} find={find} />;
  return kind === "reactions" ? <Reactions {...opened} /> : <MessageMenu {...opened} onMore={onMore} />;
}

type OpenProps = { message: MessageView; anchor: Element; onClose: () => void };

type DetailsProps = OpenProps & { find: (messageId: string) => MessageView | undefined };

function Details({ message, find, anchor, onClose }: DetailsProps) {
  const t = useTranslations("conversation.truth");
  const title = t(message.direction === "inbound" ? "received" : "title");
  // Opened from the message by Enter, it hangs on the bubble, which takes no focus.
  const opener = anchor instanceof HTMLButtonElement ? anchor : anchor.closest("article");
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      returnTo={{ current: opener }}
      label={title}
      side="bottom"
      // Over the messages, and never half over a button of the composer.
      within={anchor.closest("[role=log]")}
      className="max-h-(--available-height) w-[288px] overflow-y-auto p-3"
    >
      <h2 className="mb-1.5 font-medium text-ink-3 text-xs">{title}</h2>
      <TruthLine message={message} find={find} />
    </Popover>
  );
}

function Reactions({ message, anchor, onClose }: OpenProps) {
  const t = useTranslations("conversation.actions");
  const { react } = useMessageContext();

  function choose(emoji: string) {
    onClose();
    react(message, emoji);
  }

  // Over a toolbar; below a chip, which has its message above it.
  const side = anchor.closest("[role=toolbar]") ? "top" : "bottom";
  return (
    <Popover anchor={anchor} onClose={onClose} label={t("react")} side={side} align="center" className="p-1">
      <QuickReactions message={message} onReact={choose} />
    </Popover>
  );
}

type MessageMenuProps = OpenProps & { onMore: (kind: "details" | "reactions") => void };

function MessageMenu({ message, anchor, onClose, onMore }: MessageMenuProps) {
  const t = useTranslations("conversation.actions");
  const tReactions = useTranslations("conversation.reactions");
  const { isWindowOpen, reply, forward, copy, react } = useMessageContext();
  const now = useServerNow();
  const mayReact = canReact(message, isWindowOpen, now);
  const mayReply = canQuote(message, isWindowOpen);
  const ours = ourReaction(message);
  const words = copyableText(message);
  return (
    <AnchoredMenu anchor={anchor} onClose={onClose}>
      {mayReact && (
        <>
          <div className="flex">
            {QUICK_EMOJI.map((emoji) => (
              <MenuItem
                key={emoji}
                aria-label={tReactions(emoji === ours ? "takeBack" : "reactWith", { emoji })}
                onClick={() => react(message, emoji === ours ? "" : emoji)}
                className={`size-9 min-h-9 justify-center px-0 text-xl pointer-coarse:size-11 ${emoji === ours ? "bg-selected" : ""}`}
              >
                {emoji}
              </MenuItem>
            ))}
          </div>
          <MenuItem onClick={() => onMore("reactions")}>{tReactions("all")}</MenuItem>
          <MenuSeparator />
        </>
      )}
      {mayReply && (
        <MenuItem onClick={() => reply(message)}>
          <CornerUpLeft aria-hidden="true" />
          {t("reply")}
        </MenuItem>
      )}
      {canForward(message) && (
        <MenuItem onClick={() => forward(message)}>
          <Forward aria-hidden="true" />
          {t("forward")}
        </MenuItem>
      )}
      {words !== null && (
        <MenuItem onClick={() => copy(words)}>
          <Copy aria-hidden="true" />
          {t("copy")}
        </MenuItem>
      )}
      <MenuItem onClick={() => onMore("details")}>
        <Info aria-hidden="true" />
        {t("details")}
      </MenuItem>
      {!isWindowOpen && <p className="max-w-56 px-2 pt-1 pb-1.5 text-ink-3 text-xs">{t("closedHint")}</p>}
    </AnchoredMenu>
  );
}
