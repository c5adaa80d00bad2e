"use client";

import { useTranslations } from "next-intl";
import { ContactPanel } from "@/components/contact/contact-panel";
import { GalleryPanel } from "@/components/contact/gallery-panel";
import { ConversationPane } from "@/components/conversation/conversation-pane";
import { useConversation } from "@/lib/client/queries";
import { NumberBanner } from "./number-banner";
import { PanelToggles } from "./panel-toggles";
import { PhonePanel } from "./phone-panel";
import { useShell } from "./shell";
import { useMedia } from "./use-media";

/** The open conversation, and the panel that stands beside it. */
export function OpenPane({ conversationId }: { conversationId: string }) {
  const t = useTranslations("inbox");
  const { data: conversation } = useConversation(conversationId);
  const { panel, phoneUrl, isPanelAsked } = useShell();
  const isPhone = useMedia("(width < 48rem)");
  return (
    <>
      <main
        id="content"
        tabIndex={-1}
        // On a phone the panel is a page of its own: what it covers is out of reach.
        inert={isPhone && isPanelAsked}
        aria-label={conversation && t("pane", { name: conversation.contact.name })}
        className="flex min-w-0 flex-1 flex-col border-line border-s bg-thread outline-none max-md:border-0"
      >
        {conversation && <NumberBanner number={conversation.number} numberStopped={conversation.numberStopped} />}
        <div className="min-h-0 flex-1">
          <ConversationPane conversationId={conversationId} panelToggle={<PanelToggles />} />
        </div>
      </main>
      {conversation && panel === "contact" && <ContactPanel conversation={conversation} />}
      {conversation && panel === "media" && <GalleryPanel key={conversation.id} conversationId={conversation.id} />}
      {conversation && panel === "phone" && phoneUrl !== null && (
        <PhonePanel key={conversation.id} phoneUrl={phoneUrl} conversation={conversation} />
      )}
    </>
  );
}
