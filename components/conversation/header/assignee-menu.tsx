import { ChevronDown, UserRoundMinus, UserRoundPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { AgentSummary } from "@/lib/contract/agent";

type AssigneeMenuProps = {
  assignee: AgentSummary | null;
  me: AgentSummary;
  agents: AgentSummary[];
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** null = to nobody. */
  onAssign: (agent: AgentSummary | null) => void;
};

/** Who is responsible, and the way to give the conversation to somebody else. */
export function AssigneeMenu({ assignee, me, agents, isOpen, onOpenChange, onAssign }: AssigneeMenuProps) {
  const t = useTranslations("conversation.assign");
  const isMine = assignee?.id === me.id;

  function assign(agentId: string) {
    const agent = agents.find(({ id }) => id === agentId);
    if (agent) onAssign(agent);
  }

  const trigger = (
    <button
      type="button"
      aria-label={assignee ? t("assignedTo", { name: assignee.name }) : t("unassigned")}
      className="inline-flex h-control shrink-0 items-center gap-[7px] rounded-sm ps-1.5 pe-2 text-ink-2 hover:bg-hover hover:text-ink aria-expanded:bg-hover pointer-coarse:h-control-touch"
    >
      {assignee ? (
        <Avatar id={assignee.id} name={assignee.name} size={24} />
      ) : (
        <span aria-hidden="true" className="size-6 rounded-full inset-ring-[1.25px] inset-ring-control-line" />
      )}
      <span className="max-w-24 truncate max-lg:sr-only">{assignee ? assignee.name : t("unassigned")}</span>
      <ChevronDown aria-hidden="true" className="size-3.5 max-md:hidden" strokeWidth={1.75} />
    </button>
  );

  return (
    <Menu trigger={trigger} align="end" open={isOpen} onOpenChange={onOpenChange} returnsFocus>
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
    </Menu>
  );
}
