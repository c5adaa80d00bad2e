import { useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import type { ApiError } from "@/lib/client/api";
import { joinDrafts, joinReturned } from "@/lib/client/draft-merge";
import { useDraft } from "@/lib/client/drafts";
import type { ReplyPart } from "@/lib/client/reply-parts";
import { RefusedReply } from "@/lib/client/send-reply";
import { addToTray, clearTray } from "@/lib/client/tray";
import { isTrayReady, type TrayItem, toParts } from "@/lib/client/tray-item";
import { useTray } from "@/lib/client/tray-store";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { MessageView, QuotedMessage } from "@/lib/contract/message";
import { mediaGlance } from "../message/media-glance";
import type { Outgoing, PartsToSend } from "../use-outgoing";
import { useRefusalToast } from "../use-outgoing";
import { isSendable } from "./text-budget";

/** A reply that a colleague's newer one has stopped. */
export type StoppedReply = {
  parts: readonly ReplyPart[];
  quoted: QuotedMessage | null;
  agentName: string | null;
  secondsAgo: number | null;
  /** What waited beside the draft before, and with these words: they stand there until the agent decides. */
  beside: { before: string; since: string };
};

export type Reply = {
  text: string;
  /** What was written on another device meanwhile, and waits to be added or discarded; "" = nothing. */
  beside: string;
  addBeside: () => void;
  discardBeside: () => void;
  /** What goes along with the text: files and cards. */
  tray: readonly TrayItem[];
  /** Whether what is written can be sent as it is: something is there, and nothing is too long or on its way. */
  isReady: boolean;
  quoted: QuotedMessage | null;
  stopped: StoppedReply | null;
  setText: (text: string) => void;
  /** Puts words behind those that are there at this moment. */
  append: (words: string) => void;
  quote: (message: MessageView, author: string | null) => void;
  clearQuote: () => void;
  /** Takes what is written out of the composer, to be sent some other way. */
  take: () => readonly ReplyPart[];
  /** Sends what is written. `seenId`: the newest message that was on screen. */
  send: (seenId: string | null) => void;
  /** Sends something that was made beside the text, which stays. */
  sendAlone: (part: ReplyPart, seenId: string | null) => void;
  /** Sends the stopped reply in spite of the colleague's. */
  sendStopped: () => void;
  /** Puts the stopped reply back into the composer. */
  keepStopped: () => void;
  /** Puts what never arrived back into the composer. */
  giveBack: (parts: readonly ReplyPart[]) => void;
};

const CollisionDetails = z.object({ agentName: z.string(), secondsAgo: z.number() });

/** The reply that is being written: its text kept as a draft, all of it given back whenever it was not sent. */
export function useReply(
  { id: conversationId, ownDraft }: Pick<ConversationDetail, "id" | "ownDraft">,
  agentId: string,
  sendParts: Outgoing["sendParts"],
): Reply {
  const draft = useDraft({ agentId, conversationId }, ownDraft);
  const [quoted, setQuoted] = useState<QuotedMessage | null>(null);
  const [stopped, setStopped] = useState<StoppedReply | null>(null);
  const tray = useTray(conversationId);
  const refuse = useRefusalToast();
  const returned = useRef("");
  const isShown = useRef(false);
  const { text, beside } = draft;

  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);

  function setText(next: string) {
    draft.write((now) => ({ ...now, text: next }));
  }

  function giveBack(parts: readonly ReplyPart[]) {
    for (const part of parts) addToTray(conversationId, part);
    const words = textOf(parts);
    if (words === "") return;
    draft.write((now) => {
      const joined = joinReturned(returned.current, words, now.text);
      returned.current = joined.returned;
      return { ...now, text: joined.text };
    });
  }

  /** Until the agent decides, it is kept where a closed tab cannot lose it. */
  function stop(parts: readonly ReplyPart[], unsent: QuotedMessage | null, cause: ApiError) {
    draft.write((now) => {
      const since = joinDrafts(textOf(parts), now.beside);
      setStopped({ parts, quoted: unsent, ...collisionOf(cause), beside: { before: now.beside, since } });
      return { ...now, beside: since };
    });
  }

  /** The agent has decided: what was kept for it is kept no longer. */
  function release({ beside: { before, since } }: StoppedReply) {
    setStopped(null);
    draft.write((now) => (now.beside === since ? { ...now, beside: before } : now));
  }

  async function post(reply: PartsToSend) {
    try {
      await sendParts(reply);
    } catch (error) {
      if (!(error instanceof RefusedReply)) throw error;
      const parts = reply.parts.slice(error.sentBefore);
      const unsent = error.sentBefore === 0 ? reply.quoted : null;
      // Where the agent has gone elsewhere, nobody is asked: it waits in the composer, files and all.
      if (error.cause.code === "collision" && isShown.current) {
        stop(parts, unsent, error.cause);
        return;
      }
      giveBack(parts);
      setQuoted((current) => current ?? unsent);
      refuse(error, reply.parts.length);
    }
  }

  function take(): readonly ReplyPart[] {
    const parts = toParts(tray, text);
    setText("");
    clearTray(conversationId);
    return parts;
  }

  return {
    text,
    beside: stopped ? "" : beside,
    addBeside: () => draft.write((now) => ({ text: joinDrafts(now.beside, now.text), beside: "" })),
    discardBeside: () => draft.write((now) => ({ ...now, beside: "" })),
    tray,
    isReady: isTrayReady(tray) && (isSendable(text) || (text.trim() === "" && tray.length > 0)),
    quoted,
    stopped,
    setText,
    append: (words) => draft.write((now) => ({ ...now, text: now.text + words })),
    quote: (message, author) => {
      const { id, direction, type, text: words } = message;
      setQuoted({ id, direction, author, type, text: words, media: mediaGlance(message) });
    },
    clearQuote: () => setQuoted(null),
    take,
    send: (seenId) => {
      setQuoted(null);
      const draftRevisions = draft.revisions();
      post({ parts: take(), quoted, seenId, draftRevisions });
    },
    sendAlone: (part, seenId) => {
      setQuoted(null);
      post({ parts: [part], quoted, seenId });
    },
    sendStopped: () => {
      if (!stopped) return;
      release(stopped);
      post({ parts: stopped.parts, quoted: stopped.quoted, seenId: null });
    },
    keepStopped: () => {
      if (!stopped) return;
      release(stopped);
      setQuoted((current) => current ?? stopped.quoted);
      giveBack(stopped.parts);
    },
    giveBack,
  };
}

function textOf(parts: readonly ReplyPart[]): string {
  return parts.flatMap((part) => (part.kind === "text" ? [part.text] : [])).join("\n\n");
}

function collisionOf({ details }: ApiError): Pick<StoppedReply, "agentName" | "secondsAgo"> {
  const parsed = CollisionDetails.safeParse(details);
  return parsed.success ? parsed.data : { agentName: null, secondsAgo: null };
}
