import { Copy, CornerUpLeft, Info } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { AnchoredMenu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { Popover } from "@/components/ui/popover";
import { useServerNow } from "@/lib/client/clock";
import type { MessageView } from "@/lib/contract/message";
import { canQuote, canReact, copyableText } from "./capabilities";
import { useMessageContext } from "./message-context";
import { ourReaction, QUICK_EMOJI, QuickReactions } from "./quick-reactions";
import { TruthLine } from "./truth-line";

/** What is open beside a message: one at a time in a thread. */
export type Overlay = { kind: "details" | "reactions" | "menu"; messageId: string; anchor: Element };

type MessageOverlaysProps = {
  overlay: Overlay | null;
  /** The loaded part of the thread. */
  messages: MessageView[];
  onClose: () => void;
  onMore: (kind: "details" | "reactions") => void;
};

/** The truth line, the reactions and the menu of whichever message they were opened from. */
export function MessageOverlays({ overlay, messages, onClose, onMore }: MessageOverlaysProps) {
  const find = (messageId: string) => messages.find(({ id }) => id === messageId);
  const message = overlay ? find(overlay.messageId) : undefined;
  if (!overlay || !message) return null;
  if (overlay.kind === "details") {
    return <Details message={message} find={find} anchor={overlay.anchor} onClose={onClose} />;
  }
  if (overlay.kind === "reactions") return <Reactions message={message} anchor={overlay.anchor} onClose={onClose} />;
  return <MessageMenu message={message} anchor={overlay.anchor} onClose={onClose} onMore={onMore} />;
}

type OpenProps = { message: MessageView; anchor: Element; onClose: () => void };

/** Where the focus goes afterwards. A toolbar is gone when the pointer is: then to the message itself. */
function homeOf(anchor: Element): RefObject<HTMLElement | null> {
  const passes = anchor.closest("[role=toolbar]") !== null;
  const home = passes ? anchor.closest<HTMLElement>("article") : anchor;
  return { current: home instanceof HTMLElement ? home : null };
}

type DetailsProps = OpenProps & { find: (messageId: string) => MessageView | undefined };

function Details({ message, find, anchor, onClose }: DetailsProps) {
  const t = useTranslations("conversation.truth");
  const title = t(message.direction === "inbound" ? "received" : "title");
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      returnTo={homeOf(anchor)}
      label={title}
      side="bottom"
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

  return (
    <Popover anchor={anchor} onClose={onClose} returnTo={homeOf(anchor)} label={t("react")} align="center" className="p-1">
      <QuickReactions message={message} onReact={choose} />
    </Popover>
  );
}

type MessageMenuProps = OpenProps & { onMore: (kind: "details" | "reactions") => void };

function MessageMenu({ message, anchor, onClose, onMore }: MessageMenuProps) {
  const t = useTranslations("conversation.actions");
  const tReactions = useTranslations("conversation.reactions");
  const { isWindowOpen, reply, copy, react } = useMessageContext();
  const now = useServerNow();
  const mayReact = canReact(message, isWindowOpen, now);
  const mayReply = canQuote(message, isWindowOpen);
  const ours = ourReaction(message);
  const words = copyableText(message);
  return (
    <AnchoredMenu anchor={anchor} onClose={onClose} returnTo={homeOf(anchor)}>
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
