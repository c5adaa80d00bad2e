import { memo } from "react";
import { MessageRow } from "../message/message-row";
import { TimelineRow, timelineOf } from "../message/timeline-row";
import type { ThreadItem } from "./thread-items";
import { DayLine, EventLine, UnreadLine, WindowClosedLine } from "./thread-lines";

type LogRowProps = { item: ThreadItem; isCurrent: boolean; isGlowing: boolean; isPinned: boolean };

/** One row of the log, whatever it is. */
export const LogRow = memo(function LogRow({ item, isCurrent, isGlowing, isPinned }: LogRowProps) {
  switch (item.kind) {
    case "day":
      return <DayLine at={item.at} />;
    case "unread":
      return <UnreadLine count={item.count} />;
    case "event":
      return <EventLine event={item.event} />;
    case "window-closed":
      return <WindowClosedLine at={item.at} isRefused={item.isRefused} />;
    case "message": {
      const line = timelineOf(item.message);
      if (line) return <TimelineRow message={item.message} line={line} isCurrent={isCurrent} isGlowing={isGlowing} />;
      return (
        <MessageRow
          message={item.message}
          startsRun={item.startsRun}
          endsRun={item.endsRun}
          attempt={item.attempt}
          isCurrent={isCurrent}
          isGlowing={isGlowing}
          isPinned={isPinned}
          retriedAt={item.retriedAt}
        />
      );
    }
  }
});
