import { AssigneeItems } from "@/components/conversation/header/assignee-items";
import { AnchoredMenu } from "@/components/ui/menu";
import { useAgents, useMe } from "@/lib/client/queries";
import type { AgentSummary } from "@/lib/contract/agent";
import type { ConversationRow } from "@/lib/contract/conversation";

type RowAssignmentProps = {
  row: ConversationRow;
  anchor: HTMLElement;
  /** null = to nobody. */
  onAssign: (agent: AgentSummary | null) => void;
  onClose: () => void;
};

/** Beside a row of the list: whom its conversation can be given to. */
export function RowAssignment({ row, anchor, onAssign, onClose }: RowAssignmentProps) {
  const { data: agents } = useAgents();
  const { data: me } = useMe();
  return (
    <AnchoredMenu anchor={me ? anchor : null} start="first" align="start" onClose={onClose}>
      {me && <AssigneeItems assignee={row.assignee} me={me} agents={agents ?? []} onAssign={onAssign} />}
    </AnchoredMenu>
  );
}
