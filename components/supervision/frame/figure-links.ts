import type { ConversationFilter, MessageFilter, ReportQuery } from "@/lib/contract/supervision";

/** Whose, and until when: what every figure of a report shares. */
export type FigureScope = Pick<ReportQuery, "from" | "to" | "numberId" | "teamId">;

/** The scope of a report's figures, cut off at the moment they were counted: what comes later is not in them. */
export function figureScope(query: ReportQuery, asOf: string): FigureScope {
  const { from, to } = query;
  return {
    from,
    to: asOf < to ? asOf : to,
    ...whoseOf(query),
  };
}

/** Whose, without when: what waits now is counted whatever the period. */
export function whoseOf({ numberId, teamId }: FigureScope): Pick<FigureScope, "numberId" | "teamId"> {
  return { ...(numberId === undefined ? {} : { numberId }), ...(teamId === undefined ? {} : { teamId }) };
}

/** The list of the messages that a figure counts. `expected` is the figure: the list says when it has moved on. */
export function messagesHref(filter: MessageFilter, expected?: number): string {
  return withQuery("/supervision/messages", { ...filter, expected });
}

/** The list of the conversations that a figure counts. */
export function conversationsHref(filter: ConversationFilter, expected?: number): string {
  return withQuery("/supervision/conversations", { ...filter, expected });
}

/** The same messages as a file. */
export function exportHref(filter: MessageFilter): string {
  return withQuery("/api/supervision/messages/export", { ...filter, cursor: undefined });
}

/** A conversation, where one of its messages stands. */
export function messageHref({ conversationId, id }: { conversationId: string; id: string }): string {
  return withQuery(`/inbox/${conversationId}`, { message: id });
}

/** A path with a query; what is undefined is left out. */
export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const present = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]));
  return present.length === 0 ? path : `${path}?${new URLSearchParams(present)}`;
}
