import { useTranslations } from "next-intl";
import { useId } from "react";
import { Avatar } from "@/components/ui/avatar";
import { TimeLeft } from "@/components/window/time-left";
import { useWindowFigure } from "@/lib/client/ticker";
import type { ConversationRow } from "@/lib/contract/conversation";

type ForwardRowProps = {
  row: ConversationRow;
  isChosen: boolean;
  /** No more can be chosen. */
  isFull: boolean;
  onToggle: () => void;
};

/** Somebody to forward to: who, on which number, and whether it is possible now. */
export function ForwardRow({ row, isChosen, isFull, onToggle }: ForwardRowProps) {
  const t = useTranslations("composer.forward");
  const figure = useWindowFigure(row.window);
  const reasonId = useId();
  const { contact, number } = row;
  const isClosed = figure.tone === "closed";
  const isBlocked = contact.isGroup || isClosed;
  const canToggle = !isBlocked && (isChosen || !isFull);
  return (
    <li>
      <label
        className={`flex min-h-12 items-center gap-2.5 rounded-md px-2 py-1.5 ${
          canToggle ? "cursor-pointer hover:bg-hover has-checked:bg-selected" : "cursor-default"
        } has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:-outline-offset-2`}
      >
        <input
          type="checkbox"
          checked={isChosen}
          aria-disabled={!canToggle}
          aria-describedby={reasonId}
          onChange={() => canToggle && onToggle()}
          className="size-4 shrink-0 aria-disabled:opacity-40"
        />
        <Avatar id={contact.id} name={contact.name} size={30} />
        <span className="min-w-0 flex-1">
          <span dir="auto" className={`block truncate font-medium ${isBlocked ? "text-ink-3" : ""}`}>
            {contact.name}
          </span>
          <span id={reasonId} className="block truncate text-ink-3 text-xs">
            {contact.isGroup && t("group")}
            {!contact.isGroup && isClosed && t("closed")}
            {!isBlocked && number.name}
          </span>
        </span>
        {!contact.isGroup && <TimeLeft figure={figure} isQuiet />}
      </label>
    </li>
  );
}
