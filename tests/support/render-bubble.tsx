import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { NextIntlClientProvider } from "next-intl";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { LogRow } from "@/components/conversation/log/log-row";
import { MessageContextProvider, type MessageContextValue } from "@/components/conversation/message/message-context";
import type { MessageView } from "@/lib/contract/message";
import { loadMessages } from "@/lib/i18n/messages";

const messages = await loadMessages("en");
const ignore = () => undefined;
const context: MessageContextValue = {
  contactShortName: "Marta",
  isWindowOpen: true,
  reply: ignore,
  react: ignore,
  forward: ignore,
  copy: ignore,
  retry: ignore,
  rescue: ignore,
  putBack: ignore,
  jumpTo: ignore,
  showDetails: ignore,
  showReactions: ignore,
  showMenu: ignore,
};

/** The row of the log that a message is drawn as, as HTML. */
export function renderBubble(message: MessageView): string {
  const item = {
    kind: "message",
    key: message.id,
    message,
    startsRun: true,
    endsRun: true,
    attempt: 1,
    retriedAt: null,
  } as const;
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" timeZone="Europe/Lisbon" messages={messages}>
      <QueryClientProvider client={new QueryClient()}>
        <MessageContextProvider value={context}>
          {createElement(LogRow, { item, isCurrent: false, isGlowing: false, isPinned: false })}
        </MessageContextProvider>
      </QueryClientProvider>
    </NextIntlClientProvider>,
  );
}
