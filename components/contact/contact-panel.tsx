"use client";

import { ChevronLeft, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useShell } from "@/components/inbox/shell";
import { SidePanel } from "@/components/inbox/side-panel";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { ContactFacts } from "./contact-facts";

/** Who the contact is, beside the thread. */
export function ContactPanel({ conversation }: { conversation: ConversationDetail }) {
  const t = useTranslations("contact");
  const { closePanel } = useShell();
  const { contact, number } = conversation;
  return (
    <SidePanel kind="contact">
      <header className="flex h-bar shrink-0 items-center gap-1 border-line border-b ps-4 pe-3 max-md:h-14 max-md:ps-0.5">
        <IconButton label={t("back")} onClick={closePanel} className="md:hidden">
          <ChevronLeft className="rtl:-scale-x-100" />
        </IconButton>
        <h2 className="flex-1 font-semibold text-sm max-md:text-md">{t("title")}</h2>
        <IconButton size="small" label={t("close")} onClick={closePanel} className="max-md:hidden">
          <X />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="flex flex-col items-center px-4 pt-5 pb-4 text-center">
          <Avatar id={contact.id} name={contact.name} size={56} />
          <h3 dir="auto" className="mt-2.5 max-w-full font-semibold text-lg tracking-[-0.01em] [overflow-wrap:anywhere]">
            {contact.name}
          </h3>
          <p className="text-ink-3">{t.rich("writesTo", { number: () => <bdi>{number.name}</bdi> })}</p>
        </div>
        <ContactFacts conversation={conversation} />
      </div>
    </SidePanel>
  );
}
