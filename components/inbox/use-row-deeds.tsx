import { type ReactNode, type RefObject, useState } from "react";
import { runCommand, useCommands } from "@/components/shortcuts/commands";
import { latePart } from "@/lib/client/late-part";
import type { ConversationRow } from "@/lib/contract/conversation";
import type { ListHandle } from "./list-scroller";
import type { RowAssignment } from "./row-assignment";
import { useDeeds } from "./use-deeds";
import type { InboxRoute } from "./use-inbox-route";

const loadAssignment = latePart(() => import("./row-assignment"));

type Assigned = { row: ConversationRow; link: HTMLElement };

/**
 * With the focus in the list, single keys are about the row that has it, whichever conversation is open beside. Returns the menu
 * that one of them opens.
 */
export function useRowDeeds(list: RefObject<ListHandle | null>, route: InboxRoute): ReactNode {
  const deeds = useDeeds();
  const [Assignment, setAssignment] = useState<typeof RowAssignment | null>(null);
  const [assigned, setAssigned] = useState<Assigned | null>(null);

  /** Words are written in the open conversation: another one is opened first. */
  function write(command: "reply" | "template" | "quote") {
    const row = list.current?.focused()?.row;
    if (!row || row.id === route.conversationId) runCommand(command);
    else route.open(row.id);
  }

  function resolve() {
    const row = list.current?.focused()?.row;
    if (!row) return;
    if (row.state === "resolved") return deeds.reopen(row);
    deeds.resolve(row, { keepsFocus: true });
    list.current?.move(1);
  }

  function assign() {
    const focused = list.current?.focused();
    if (!focused) return;
    setAssigned(focused);
    // Where it does not come, the key may be pressed again.
    loadAssignment().then(
      (file) => setAssignment(() => file.RowAssignment),
      () => setAssigned(null),
    );
  }

  function markUnread() {
    const row = list.current?.focused()?.row;
    if (row) deeds.markUnread(row);
  }

  useCommands(
    {
      assign,
      resolve,
      unread: markUnread,
      reply: () => write("reply"),
      template: () => write("template"),
      quote: () => write("quote"),
    },
    "list",
  );

  if (!Assignment || !assigned) return null;
  return (
    <Assignment
      row={assigned.row}
      anchor={assigned.link}
      onAssign={(agent) => deeds.assign(assigned.row, agent)}
      onClose={() => setAssigned(null)}
    />
  );
}
