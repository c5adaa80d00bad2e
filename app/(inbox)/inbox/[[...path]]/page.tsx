import { HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { Frame } from "@/components/inbox/frame";
import { Inbox } from "@/components/inbox/inbox";
import { inboxHref } from "@/components/inbox/inbox-path";
import { loadFilter, resolveFilter } from "@/components/inbox/list-filter";
import { LIST_WIDTH_COOKIE, validListWidth } from "@/components/inbox/list-width";
import { env } from "@/lib/env";
import { requireAgentForPage } from "@/lib/http/page-agent";
import { loadInbox } from "./load-inbox";

export default async function InboxPage({ params, searchParams }: PageProps<"/inbox/[[...path]]">) {
  const [conversationId = null, ...rest] = (await params).path ?? [];
  if (rest.length > 0) notFound();
  const query = await loadFilter(searchParams);
  const agent = await requireAgentForPage(inboxHref(conversationId, query));
  return (
    <HydrationBoundary state={await loadInbox(agent, resolveFilter(query, agent.listOrder), conversationId)}>
      <Frame>
        <Inbox phoneUrl={env().phoneUrl} listWidth={validListWidth((await cookies()).get(LIST_WIDTH_COOKIE)?.value)} />
      </Frame>
    </HydrationBoundary>
  );
}
