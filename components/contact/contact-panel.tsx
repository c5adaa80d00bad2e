"use client";

import { useTranslations } from "next-intl";
import { SidePanel } from "@/components/inbox/side-panel";
import { Avatar } from "@/components/ui/avatar";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { ContactFacts } from "./contact-facts";
import { PanelHeader } from "./panel-header";
import { RecentMedia } from "./recent-media";

/** Who the contact is, beside the thread. */
export function ContactPanel({ conversation }: { conversation: ConversationDetail }) {
  const t = useTranslations("contact");
  const { contact, number } = conversation;
  return (
    <SidePanel kind="contact">
      <PanelHeader title={t("title")} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col items-center px-4 pt-5 pb-4 text-center">
          <Avatar id={contact.id} name={contact.name} size={56} />
          <h3 dir="auto" className="mt-2.5 max-w-full font-semibold text-lg tracking-[-0.01em] [overflow-wrap:anywhere]">
            {contact.name}
          </h3>
          <p className="text-ink-3">{t.rich("writesTo", { number: () => <bdi>{number.name}</bdi> })}</p>
        </div>
        <ContactFacts conversation={conversation} />
        <RecentMedia conversationId={conversation.id} />
      </div>
    </SidePanel>
  );
}
