import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { AssigneeItems, type AssigneeItemsProps } from "./assignee-items";

type AssigneeMenuProps = AssigneeItemsProps & { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** Who is responsible, and the way to give the conversation to somebody else. */
export function AssigneeMenu({ assignee, me, agents, isOpen, onOpenChange, onAssign }: AssigneeMenuProps) {
  const t = useTranslations("conversation.assign");
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
      <AssigneeItems assignee={assignee} me={me} agents={agents} onAssign={onAssign} />
    </Menu>
  );
}
