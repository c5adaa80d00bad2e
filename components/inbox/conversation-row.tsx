import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, memo } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { TimeLeft } from "@/components/window/time-left";
import { useWindowWords } from "@/components/window/use-window-words";
import { useServerNow } from "@/lib/client/clock";
import { useWindowFigure } from "@/lib/client/ticker";
import type { ConversationRow as Row } from "@/lib/contract/conversation";
import { RowPreview, usePreviewName } from "./row-preview";
import { useRowTime } from "./use-row-time";

type ConversationRowProps = {
  row: Row;
  href: string;
  meId: string | undefined;
  /** The conversation beside the list. */
  isOpen: boolean;
  /** The list has one tab stop. */
  isTabStop: boolean;
  onOpen: (id: string) => void;
  /** It is about to be opened: what it shows may be fetched already. */
  onApproach: (id: string) => void;
};

/** One conversation of the list: three lines, and a link with a name in full words. */
export const ConversationRow = memo(function ConversationRow({
  row,
  href,
  meId,
  isOpen,
  isTabStop,
  ...on
}: ConversationRowProps) {
  const t = useTranslations("inbox.row");
  const now = useServerNow();
  const figure = useWindowFigure(row.window);
  const words = useWindowWords();
  const rowTime = useRowTime();
  const previewName = usePreviewName();
  const isUnread = row.unreadCount > 0 || row.markedUnread;
  const time = rowTime(row.lastActivityAt, now);

  const name = [
    row.contact.name,
    isUnread && t("unreadName", { count: row.unreadCount }),
    previewName(row),
    time,
    row.contact.isGroup ? t("group") : words(figure).spoken,
    assigneeName(),
  ];

  function assigneeName(): string {
    if (row.assignee === null) return t("unassigned");
    return row.assignee.id === meId ? t("assignedToYou") : t("assignedTo", { name: row.assignee.name });
  }

  function onClick(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    on.onOpen(row.id);
  }

  return (
    <a
      href={href}
      data-conversation={row.id}
      aria-current={isOpen ? "page" : undefined}
      aria-label={name.filter(Boolean).join(", ")}
      tabIndex={isTabStop ? 0 : -1}
      onClick={onClick}
      onPointerDown={() => on.onApproach(row.id)}
      className="grid h-(--row) grid-cols-[36px_minmax(0,1fr)] gap-x-2.5 rounded-md bg-(--row-bg) px-2.5 pt-[9px] [--row-bg:var(--surface-2)] hover:[--row-bg:var(--hover)] focus-visible:-outline-offset-2 aria-[current=page]:[--row-bg:var(--selected)] max-md:grid-cols-[40px_minmax(0,1fr)] max-md:gap-x-3 max-md:pt-2.5"
    >
      <span className="relative mt-px size-9 max-md:size-10">
        <Avatar id={row.contact.id} name={row.contact.name} size={36} className="max-md:size-10" />
        {row.assignee && (
          <Avatar
            id={row.assignee.id}
            name={row.assignee.name}
            size={18}
            className="absolute -end-[5px] -bottom-[5px] ring-2 ring-(--row-bg)"
          />
        )}
      </span>
      <span className="block min-w-0">
        <span className="flex h-[18px] min-w-0 items-center gap-1.5 max-md:h-[19px]">
          <span dir="auto" className={cn("min-w-0 truncate max-md:text-md", isUnread ? "font-semibold" : "font-medium")}>
            {row.contact.name}
          </span>
          <time
            dateTime={row.lastActivityAt}
            className={cn("ms-auto shrink-0 text-xs", isUnread ? "font-medium text-accent-ink" : "text-ink-3")}
          >
            {time}
          </time>
        </span>
        <span className="flex h-[18px] min-w-0 items-center gap-1.5 max-md:h-[19px]">
          <span
            className={cn(
              "flex min-w-0 flex-1 items-center gap-1 max-md:text-md",
              isUnread ? "font-medium text-ink" : "text-ink-2",
            )}
          >
            <RowPreview row={row} />
          </span>
          {row.unreadCount > 0 && <Badge>{row.unreadCount > 99 ? "99+" : row.unreadCount}</Badge>}
          {row.unreadCount === 0 && row.markedUnread && <Badge className="h-2.5 min-w-2.5 px-0">{null}</Badge>}
        </span>
        <span className="mt-px flex h-[18px] items-center">
          {row.contact.isGroup ? <GroupSign /> : <TimeLeft figure={figure} isQuiet />}
        </span>
      </span>
    </a>
  );
});

/** In place of the time left: a group is not answered here, so that it has none. */
function GroupSign() {
  const t = useTranslations("inbox.row");
  return (
    <span className="flex items-center gap-1 text-ink-3 text-xs">
      <Users aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      {t("group")}
    </span>
  );
}
