"use client";

import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { shortName } from "@/components/conversation/contact-name";
import { useMe } from "@/lib/client/queries";
import type { ConversationDetail } from "@/lib/contract/conversation";
import { useShell } from "./shell";
import { SidePanel } from "./side-panel";

/** What the simulator's page says when its own "close" is pressed. */
const CLOSE = "casement-phone-close";

/** The contact's phone in the sandbox, beside what the agent sees. The page in the frame is the simulator's. */
export function PhonePanel({ phoneUrl, conversation }: { phoneUrl: string; conversation: ConversationDetail }) {
  const t = useTranslations("contact.phone");
  const { closePanel } = useShell();
  const theme = useMe().data?.theme ?? "system";

  const onMessage = useEffectEvent(({ origin, data }: MessageEvent<unknown>) => {
    if (origin !== new URL(phoneUrl).origin) return;
    if (typeof data === "object" && data !== null && "type" in data && data.type === CLOSE) closePanel();
  });
  useEffect(() => {
    window.addEventListener("message", onMessage);
    return () => window.removeEventListener("message", onMessage);
  }, []);

  const src = panelUrl(phoneUrl, conversation, theme);
  return (
    <SidePanel kind="phone">
      {/* A frame of its own for each address: one that is sent elsewhere would leave a step in the browser's history. */}
      <iframe
        key={src}
        src={src}
        title={t("title", { name: shortName(conversation.contact) })}
        allow="microphone"
        className="size-full flex-1"
      />
    </SidePanel>
  );
}

function panelUrl(phoneUrl: string, { contactDetails: { userId, waId } }: ConversationDetail, theme: string): string {
  const query = new URLSearchParams({ customer: userId ?? waId ?? "", ...(theme === "system" ? {} : { theme }) });
  return `${phoneUrl}/panel?${query}`;
}
