import { UserRoundMinus, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { AgentSummary } from "@/lib/contract/agent";

export type AssigneeItemsProps = {
  assignee: AgentSummary | null;
  me: AgentSummary;
  agents: AgentSummary[];
  /** null = to nobody. */
  onAssign: (agent: AgentSummary | null) => void;
};

/** Whom a conversation can be given to. */
export function AssigneeItems({ assignee, me, agents, onAssign }: AssigneeItemsProps) {
  const t = useTranslations("conversation.assign");
  const isMine = assignee?.id === me.id;

  function assign(agentId: string) {
    const agent = agents.find(({ id }) => id === agentId);
    if (agent) onAssign(agent);
  }

  return (
    <>
      {!isMine && (
        <MenuItem onClick={() => onAssign(me)}>
          <UserRoundPlus aria-hidden="true" />
          {t("toMe")}
        </MenuItem>
      )}
      {assignee && (
        <MenuItem onClick={() => onAssign(null)}>
          <UserRoundMinus aria-hidden="true" />
          {t("unassign")}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuChoice
        label={t("colleagues")}
        value={assignee?.id ?? null}
        onChange={assign}
        options={agents
          .filter(({ id }) => id !== me.id)
          .map((agent) => ({ value: agent.id, label: <bdi className="truncate">{agent.name}</bdi> }))}
      />
    </>
  );
}
