"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { OpenWindow } from "@/components/ui/open-window";
import { QuietState } from "@/components/ui/quiet-state";
import { useWindowWords } from "@/components/window/use-window-words";
import { conversationsOptions, useConversationSummary } from "@/lib/client/queries";
import { useWindowFigure } from "@/lib/client/ticker";
import type { ListOrder } from "@/lib/contract/agent";
import type { ConversationSummary, ConversationView } from "@/lib/contract/conversation";
import type { InboxRoute } from "./use-inbox-route";

type WelcomeProps = {
  route: InboxRoute;
  /** Where the sandbox's phones are; null with a real number. */
  phoneUrl: string | null;
};

/** The place of a conversation while none is open: what waits, and one way to begin. */
export function Welcome({ route, phoneUrl }: WelcomeProps) {
  const { data: summary } = useConversationSummary();
  if (!summary) return null;
  if (summary.all + summary.resolved === 0) return <FirstRun phoneUrl={phoneUrl} />;
  const { count, firstClosesAt } = summary.closing;
  if (firstClosesAt !== null) return <ClosingSoon route={route} count={count} firstClosesAt={firstClosesAt} />;
  return summary.unread > 0 ? <Unread route={route} count={summary.unread} /> : <AllAnswered route={route} summary={summary} />;
}

function FirstRun({ phoneUrl }: { phoneUrl: string | null }) {
  const t = useTranslations("inbox.welcome");
  if (phoneUrl === null) {
    return (
      <QuietState icon={<OpenWindow />} title={t("firstTitle")}>
        {t("first")}
      </QuietState>
    );
  }
  const openPhone = (
    <a href={phoneUrl} target="_blank" rel="noreferrer" className={buttonClass({ variant: "primary" })}>
      {t("openPhone")}
    </a>
  );
  return (
    <QuietState icon={<OpenWindow />} title={t("tryTitle")} actions={openPhone}>
      {t("try")}
    </QuietState>
  );
}

function ClosingSoon({ route, count, firstClosesAt }: { route: InboxRoute; count: number; firstClosesAt: string }) {
  const t = useTranslations("inbox.welcome");
  const words = useWindowWords();
  const figure = useWindowFigure({ closesAt: firstClosesAt });
  const openFirst = useOpenFirst(route);
  return (
    <QuietState
      icon={<OpenWindow />}
      title={t("soonTitle", { count })}
      actions={
        <Button variant="primary" onClick={() => openFirst("closing", "closing")}>
          {t("openSoonest")}
        </Button>
      }
    >
      {t.rich("soon", {
        figure: words(figure).bare,
        strong: (text) => <b className="font-semibold text-ink tabular-nums">{text}</b>,
      })}
    </QuietState>
  );
}

function Unread({ route, count }: { route: InboxRoute; count: number }) {
  const t = useTranslations("inbox.welcome");
  const openFirst = useOpenFirst(route);
  return (
    <QuietState
      icon={<OpenWindow />}
      title={t("unreadTitle", { count })}
      actions={
        <Button variant="primary" onClick={() => openFirst("unread", "activity")}>
          {t("openUnread")}
        </Button>
      }
    >
      {t("unread")}
    </QuietState>
  );
}

function AllAnswered({ route, summary }: { route: InboxRoute; summary: ConversationSummary }) {
  const t = useTranslations("inbox.welcome");
  const isAllAssigned = summary.unassigned === 0;
  return (
    <QuietState
      icon={<OpenWindow />}
      title={t("answeredTitle")}
      actions={!isAllAssigned && <Button onClick={() => route.show("unassigned")}>{t("showUnassigned")}</Button>}
    >
      {isAllAssigned ? t("answered") : t("unassigned", { count: summary.unassigned })}
    </QuietState>
  );
}

/** Opens the first conversation of a view; beside it the list that is shown, if it has the conversation, else that view's own. */
function useOpenFirst(route: InboxRoute): (view: ConversationView, order: ListOrder) => void {
  const client = useQueryClient();
  return async (view, order) => {
    const { pages } = await client.fetchInfiniteQuery(conversationsOptions(view, order));
    const first = pages[0]?.rows[0];
    if (!first) return;
    const shown = client.getQueryData(conversationsOptions(route.filter.view, route.filter.order).queryKey);
    const isListed = shown?.pages.some(({ rows }) => rows.some(({ id }) => id === first.id)) ?? false;
    route.open(first.id, isListed ? {} : { among: view });
  };
}
