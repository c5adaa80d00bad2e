import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { MessageView } from "@/lib/contract/message";
import { EmojiPicker } from "../emoji-picker";

/** The six that phones offer first. */
export const QUICK_EMOJI = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;

type QuickReactionsProps = { message: MessageView; onReact: (emoji: string) => void };

/** Six emoji and the way to all the others. Pressing the one we have takes it back. */
export function QuickReactions({ message, onReact }: QuickReactionsProps) {
  const t = useTranslations("conversation.reactions");
  const [showsAll, setShowsAll] = useState(false);
  const ours = ourReaction(message);
  const offered = ours && !isQuick(ours) ? [...QUICK_EMOJI, ours] : QUICK_EMOJI;
  if (showsAll) return <EmojiPicker onEmoji={onReact} />;
  return (
    <div className="flex gap-0.5">
      {offered.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-pressed={emoji === ours}
          aria-label={emoji === ours ? t("takeBack", { emoji }) : t("reactWith", { emoji })}
          onClick={() => onReact(emoji === ours ? "" : emoji)}
          className="grid size-9 cursor-pointer place-items-center rounded-md text-xl hover:bg-hover aria-pressed:bg-selected pointer-coarse:size-11"
        >
          {emoji}
        </button>
      ))}
      <IconButton label={t("all")} onClick={() => setShowsAll(true)}>
        <Plus />
      </IconButton>
    </div>
  );
}

/** The emoji that our side has on a message; null = none. */
export function ourReaction(message: MessageView): string | null {
  return message.reactions.find(({ side }) => side === "business")?.emoji ?? null;
}

function isQuick(emoji: string): boolean {
  return QUICK_EMOJI.some((quick) => quick === emoji);
}
