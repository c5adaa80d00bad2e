import { useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import type { ApiError } from "@/lib/client/api";
import { useSaveDraft } from "@/lib/client/drafts";
import type { ReplyPart } from "@/lib/client/reply-parts";
import { RefusedReply } from "@/lib/client/send-reply";
import { addToTray, clearTray } from "@/lib/client/tray";
import { isTrayReady, type TrayItem, toParts } from "@/lib/client/tray-item";
import { useTray } from "@/lib/client/tray-store";
import type { MessageView, QuotedMessage } from "@/lib/contract/message";
import { mediaGlance } from "../message/media-glance";
import type { Outgoing, PartsToSend } from "../use-outgoing";
import { useRefusalToast } from "../use-outgoing";
import { joinDrafts } from "./caret";
import { adoptsDraft } from "./draft-sync";
import { isSendable } from "./text-budget";

/** A reply that a colleague's newer one has stopped. */
export type StoppedReply = {
  parts: readonly ReplyPart[];
  quoted: QuotedMessage | null;
  agentName: string | null;
  secondsAgo: number | null;
};

export type Reply = {
  text: string;
  /** What goes along with the text: files and cards. */
  tray: readonly TrayItem[];
  /** Whether what is written can be sent as it is: something is there, and nothing is too long or on its way. */
  isReady: boolean;
  quoted: QuotedMessage | null;
  stopped: StoppedReply | null;
  setText: (text: string) => void;
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

/** The reply that is being written: its text kept on the server as a draft, all of it given back whenever it was not sent. */
export function useReply(conversationId: string, draft: string, sendParts: Outgoing["sendParts"]): Reply {
  const [text, setShown] = useState(draft);
  const [quoted, setQuoted] = useState<QuotedMessage | null>(null);
  const [stopped, setStopped] = useState<StoppedReply | null>(null);
  const tray = useTray(conversationId);
  const saveDraft = useSaveDraft(conversationId);
  const refuse = useRefusalToast();
  const shown = useRef(draft);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);

  function setText(next: string) {
    shown.current = next;
    typedAt.current = performance.now();
    setShown(next);
    saveDraft(next);
  }

  // The draft was changed on another device.
  useEffect(() => {
    if (!adoptsDraft(shown.current, draft, performance.now() - typedAt.current)) return;
    shown.current = draft;
    setShown(draft);
  }, [draft]);

  function giveBack(parts: readonly ReplyPart[]) {
    for (const part of parts) addToTray(conversationId, part);
    const words = textOf(parts);
    if (words !== "") setText(joinDrafts(words, shown.current));
  }

  async function post(reply: PartsToSend) {
    try {
      await sendParts(reply);
    } catch (error) {
      if (!(error instanceof RefusedReply)) throw error;
      const parts = reply.parts.slice(error.sentBefore);
      const unsent = error.sentBefore === 0 ? reply.quoted : null;
      if (error.cause.code === "collision") {
        // Until the agent decides, it is kept where a closed tab cannot lose it.
        saveDraft(joinDrafts(textOf(parts), shown.current));
        setStopped({ parts, quoted: unsent, ...collisionOf(error.cause) });
        return;
      }
      giveBack(parts);
      setQuoted((current) => current ?? unsent);
      refuse(error);
    }
  }

  function take(): readonly ReplyPart[] {
    const parts = toParts(tray, shown.current);
    setText("");
    clearTray(conversationId);
    return parts;
  }

  return {
    text,
    tray,
    isReady: isTrayReady(tray) && (isSendable(text) || (text.trim() === "" && tray.length > 0)),
    quoted,
    stopped,
    setText,
    quote: (message, author) => {
      const { id, direction, type, text: words } = message;
      setQuoted({ id, direction, author, type, text: words, media: mediaGlance(message) });
    },
    clearQuote: () => setQuoted(null),
    take,
    send: (seenId) => {
      setQuoted(null);
      post({ parts: take(), quoted, seenId });
    },
    sendAlone: (part, seenId) => {
      setQuoted(null);
      post({ parts: [part], quoted, seenId });
    },
    sendStopped: () => {
      if (!stopped) return;
      setStopped(null);
      saveDraft(shown.current);
      post({ parts: stopped.parts, quoted: stopped.quoted, seenId: null });
    },
    keepStopped: () => {
      if (!stopped) return;
      setStopped(null);
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
