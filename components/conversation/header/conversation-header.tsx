import { Check, ChevronLeft, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Deeds } from "@/components/inbox/use-deeds";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { useAgents } from "@/lib/client/queries";
import type { AgentSummary } from "@/lib/contract/agent";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { AssigneeMenu } from "./assignee-menu";
import { ConversationMenu } from "./conversation-menu";
import { PhoneWindowLine } from "./phone-window-line";

type ConversationHeaderProps = {
  conversation: ConversationDetail;
  me: AgentSummary;
  figure: WindowFigure;
  deeds: Deeds;
  onMarkUnread: () => void;
  isAssigning: boolean;
  onAssigning: (isAssigning: boolean) => void;
  /** The switch of the contact panel, where there is one. */
  panelToggle: ReactNode;
  onBack: () => void;
};

/** Who the conversation is with, and who is responsible. How long free replies are possible stands where they are written. */
export function ConversationHeader({ conversation, me, figure, deeds, ...props }: ConversationHeaderProps) {
  const { isAssigning, onAssigning, onMarkUnread, panelToggle, onBack } = props;
  const t = useTranslations("conversation");
  const { contact, number, assignee, state } = conversation;
  // Asked for with the first look at the menu: most conversations are read without giving them to anybody.
  const { data: agents } = useAgents({ enabled: isAssigning });
  return (
    <header className="flex h-(--bar) shrink-0 items-center gap-1 border-line border-b bg-surface ps-4 pe-3 max-md:h-14 max-md:gap-0 max-md:px-0.5">
      <IconButton label={t("back")} onClick={onBack} className="md:hidden">
        <ChevronLeft className="rtl:-scale-x-100" />
      </IconButton>
      <div className="flex min-w-0 flex-1 items-center gap-2.5">
        <Avatar id={contact.id} name={contact.name} size={30} />
        <div className="min-w-0">
          <h2 dir="auto" className="truncate font-semibold text-md leading-[18px] tracking-[-0.005em]">
            {contact.name}
          </h2>
          <p className="truncate text-ink-3 text-xs max-md:hidden">
            <Reach contact={contact} /> · <bdi>{number.name}</bdi>
          </p>
          {contact.isGroup ? (
            <p className="truncate text-ink-3 text-xs md:hidden">{t("group.label")}</p>
          ) : (
            <PhoneWindowLine conversation={conversation} figure={figure} />
          )}
        </div>
      </div>
      <AssigneeMenu
        assignee={assignee}
        me={me}
        agents={agents ?? []}
        isOpen={isAssigning}
        onOpenChange={onAssigning}
        onAssign={(agent) => deeds.assign(conversation, agent)}
      />
      <span aria-hidden="true" className="mx-1.5 h-5 w-px bg-line max-md:hidden" />
      {state === "resolved" ? (
        <IconButton label={t("reopen")} shortcut="e" onClick={() => deeds.reopen(conversation)}>
          <RotateCcw />
        </IconButton>
      ) : (
        <IconButton label={t("resolve")} shortcut="e" onClick={() => deeds.resolve(conversation)}>
          <Check />
        </IconButton>
      )}
      <ConversationMenu onMarkUnread={onMarkUnread} />
      {panelToggle}
    </header>
  );
}

/** How the contact is reached, or that there are several of them. */
function Reach({ contact: { phone, isGroup } }: Pick<ConversationDetail, "contact">) {
  const t = useTranslations("conversation");
  if (isGroup) return t("group.label");
  return phone ? <bdi>{phone}</bdi> : t("phoneHidden");
}
