"use client";

import type { QueryClient } from "@tanstack/react-query";
import type { ReplyInput } from "@/lib/contract/message";
import { ApiError, isTransient, send } from "./api";
import { serverNow } from "./clock";
import { joinReturned } from "./draft-merge";
import { draftSaver } from "./draft-saver";
import { draftAt } from "./draft-store";
import { addToOutbox, outbox, removeFromOutbox } from "./outbox";
import { conversationOptions, meOptions } from "./queries";
import { keys } from "./query-keys";
import { type ReplyPreview, toBubble } from "./reply-bubble";
import type { ReplyPart } from "./reply-parts";
import { addToTray } from "./tray";

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;

export type Sending = { reply: ReplyInput; preview: ReplyPreview };

/** Some of several replies were not sent: why the first of them was refused, and how many went out before it. */
export class RefusedReply extends Error {
  override readonly name = "RefusedReply";

  constructor(
    override readonly cause: ApiError,
    readonly sentBefore: number,
  ) {
    super(cause.message);
  }
}

/** What is under way in each conversation: replies are posted one after the other, so that they arrive as they were sent. */
const underWay = new Map<string, Promise<unknown>>();

/**
 * Sends replies in their order: their bubbles stand in the outbox at once, and each is posted until the server answers, with
 * one client id, so that a weak link sends it once. Rejects with RefusedReply when the server refuses one; its bubble and
 * those after it are gone then, and those after it are not sent.
 */
export function sendReplies(client: QueryClient, conversationId: string, sendings: readonly Sending[]): Promise<void> {
  for (const { reply, preview } of sendings) {
    if (reply.kind === "reaction") continue;
    const bubble = toBubble(conversationId, reply, preview, serverNow());
    addToOutbox({ conversationId, reply, part: preview.part ?? null, bubble });
  }
  const replies = sendings.map(({ reply }) => reply);
  return inTurn(conversationId, () => postAll(client, conversationId, replies));
}

/** Posts replies that were under way when the page was left. */
export function resumeReplies(client: QueryClient): void {
  for (const { conversationId, reply, part } of outbox()) {
    inTurn(conversationId, () => postAll(client, conversationId, [reply])).catch((error: unknown) => {
      if (!(error instanceof RefusedReply)) throw error;
      // Nobody is there to be told any more: what was written goes back to where it is written.
      return part ? giveBack(client, conversationId, part) : undefined;
    });
  }
}

function inTurn<Result>(conversationId: string, work: () => Promise<Result>): Promise<Result> {
  const before = underWay.get(conversationId);
  const done = before ? before.then(work, work) : work();
  underWay.set(conversationId, done);
  const forget = () => underWay.get(conversationId) === done && underWay.delete(conversationId);
  done.then(forget, forget);
  return done;
}

/** The words that came back to each conversation, in their order. */
const returned = new Map<string, string>();

/** Puts what was refused back: words into the draft, before what has been written since; anything else into the tray. */
async function giveBack(client: QueryClient, conversationId: string, part: ReplyPart): Promise<void> {
  if (part.kind !== "text") return addToTray(conversationId, part);
  const { id: agentId } = await client.ensureQueryData(meOptions());
  const { ownDraft } = await client.fetchQuery({ ...conversationOptions(conversationId), staleTime: 0 });
  const saver = draftSaver(client, agentId);
  saver.meet(conversationId, ownDraft);
  const now = draftAt({ agentId, conversationId })?.words ?? ownDraft;
  const joined = joinReturned(returned.get(conversationId) ?? "", part.text, now.text);
  returned.set(conversationId, joined.returned);
  saver.write(conversationId, { text: joined.text, beside: now.beside }, ownDraft);
}

async function postAll(client: QueryClient, conversationId: string, replies: readonly ReplyInput[]): Promise<void> {
  let sent = 0;
  try {
    for (const reply of replies) {
      await postUntilAnswered(conversationId, reply);
      sent += 1;
      await client.invalidateQueries({ queryKey: keys.thread(conversationId) });
      removeFromOutbox(reply.clientMessageId);
    }
  } catch (error) {
    if (error instanceof ApiError) throw new RefusedReply(error, sent);
    throw error;
  } finally {
    for (const { clientMessageId } of replies.slice(sent)) removeFromOutbox(clientMessageId);
  }
}

async function postUntilAnswered(conversationId: string, reply: ReplyInput): Promise<void> {
  for (let delay = FIRST_RETRY_MS; ; delay = Math.min(delay * 2, LAST_RETRY_MS)) {
    try {
      await send("POST", `/api/conversations/${conversationId}/messages`, reply);
      return;
    } catch (error) {
      if (!isTransient(error)) throw error;
      await waitForNetwork(delay);
    }
  }
}

/** Waits, or less when the browser says that the network is back. */
function waitForNetwork(delay: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      resolve();
    };
    const timer = setTimeout(done, delay);
    window.addEventListener("online", done);
  });
}
