import { useRef, useState } from "react";
import { v4 as uuid } from "uuid";
import { ApiError, NetworkError } from "@/lib/client/api";
import { serverNow } from "@/lib/client/clock";
import { useRetries, useSendRetries } from "@/lib/client/supervision";
import type { FailedMessages, RetryResults, SupervisedMessage } from "@/lib/contract/supervision";

/** So many go out with one request: between two of them the progress shows. */
const CHUNK = 10;
/** What was sent is looked for from a little before: clocks are read at different moments. */
const LEEWAY_MS = 2_000;

export type FailedRow = FailedMessages["rows"][number];
type RetryResult = RetryResults["results"][number];

/** Sending failed messages again: which, how far that is, and what became of each. */
export function useBulkRetry(rows: readonly FailedRow[]) {
  // Made once for as long as the panel is open: whatever is pressed twice is one message.
  const clientIds = useRef(new Map<string, string>());
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<ReadonlyMap<string, RetryResult>>(new Map());
  const [since, setSince] = useState<string | null>(null);
  const [state, setState] = useState<"ready" | "sending" | "broken">("ready");
  const { mutateAsync } = useSendRetries();
  const sent = [...results.values()].flatMap(({ newMessageId }) => (newMessageId === null ? [] : [newMessageId]));
  const { data: newer } = useRetries(since, sent.length);
  const ticked = rows.filter(({ id, obstacle }) => obstacle === null && !unticked.has(id) && !results.has(id));

  async function send() {
    if (state === "sending" || ticked.length === 0) return;
    setState("sending");
    setSince((before) => before ?? new Date(serverNow().getTime() - LEEWAY_MS).toISOString());
    try {
      for (let start = 0; start < ticked.length; start += CHUNK) {
        const messages = ticked
          .slice(start, start + CHUNK)
          .map(({ id }) => ({ messageId: id, clientMessageId: idFor(clientIds.current, id) }));
        const answer = await mutateAsync({ messages });
        setResults((before) => new Map([...before, ...answer.results.map((result) => [result.messageId, result] as const)]));
      }
      setState("ready");
    } catch (error) {
      if (!(error instanceof ApiError || error instanceof NetworkError)) throw error;
      setState("broken");
    }
  }

  return {
    ticked,
    isTicked: (id: string) => ticked.some((row) => row.id === id),
    toggle: (id: string) =>
      setUnticked((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id])),
    state,
    sentCount: sent.length,
    /** What was asked for it here; undefined = nothing yet. */
    resultOf: (id: string): RetryResult | undefined => results.get(id),
    /** The new attempt, as far as it has come; undefined until it is known. */
    attemptOf: (id: string): SupervisedMessage | undefined => newer?.get(results.get(id)?.newMessageId ?? ""),
    send,
  };
}

function idFor(ids: Map<string, string>, messageId: string): string {
  const known = ids.get(messageId) ?? uuid();
  ids.set(messageId, known);
  return known;
}
