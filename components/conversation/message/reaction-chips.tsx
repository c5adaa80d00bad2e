import { useTranslations } from "next-intl";
import type { MessageView, ReactionView } from "@/lib/contract/message";
import { useMessageContext } from "./message-context";
import { useTabStop } from "./tab-stop";

/** Both sides' reactions over the bubble's lower edge, away from the time. Ours can be changed or taken back. */
export function ReactionChips({ message }: { message: MessageView }) {
  const t = useTranslations("conversation.reactions");
  const { showReactions, isWindowOpen } = useMessageContext();
  const tabStop = useTabStop();
  const names = useNames(message.reactions);
  const chips = chipsOf(message.reactions);
  if (chips.length === 0) return null;

  const name = t("name", { list: names });
  const isOfGroup = message.reactions.some(({ author }) => author !== undefined);
  const isOurs = message.reactions.some(({ side }) => side === "business");
  const className =
    "absolute start-2.5 -bottom-3.5 inline-flex h-[22px] items-center gap-0.5 rounded-full bg-raised forced-colors:border px-[7px] text-ink text-sm leading-[22px] shadow-sm";
  const faces = chips.map(({ emoji, count, isPending }) => (
    <span key={emoji} className={isPending ? "opacity-60" : undefined}>
      {emoji}
      {count > 1 && <span className="ms-1 text-ink-2 text-xs tabular-nums">{count}</span>}
    </span>
  ));

  if (!isOurs || !isWindowOpen) {
    return (
      <span role="img" aria-label={name} title={isOfGroup ? names : undefined} className={className}>
        {faces}
      </span>
    );
  }
  return (
    <button
      type="button"
      tabIndex={tabStop}
      aria-label={t("change", { name })}
      aria-haspopup="dialog"
      onClick={(event) => showReactions(message, event.currentTarget)}
      className={`${className} min-w-6 cursor-pointer hover:bg-hover`}
    >
      {faces}
    </button>
  );
}

type Chip = { emoji: string; count: number; isPending: boolean };

function chipsOf(reactions: ReactionView[]): Chip[] {
  const chips = new Map<string, Chip>();
  for (const { emoji, status } of reactions) {
    const chip = chips.get(emoji) ?? { emoji, count: 0, isPending: false };
    chip.count += 1;
    chip.isPending ||= status === "queued" || status === "sending";
    chips.set(emoji, chip);
  }
  return [...chips.values()];
}

function useNames(reactions: ReactionView[]): string {
  const t = useTranslations("conversation.reactions");
  const { contactShortName } = useMessageContext();
  return reactions
    .map(({ side, emoji, status, author }) => {
      if (side === "contact") return t("contact", { name: author?.name ?? contactShortName, emoji });
      return t(status === "failed" ? "oursFailed" : "ours", { emoji });
    })
    .join(", ");
}
