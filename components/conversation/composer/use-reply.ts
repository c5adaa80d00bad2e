import { useEffect, useRef, useState } from "react";
import * as z from "zod/mini";
import { ApiError } from "@/lib/client/api";
import { useSaveDraft } from "@/lib/client/drafts";
import type { MessageView, QuotedMessage } from "@/lib/contract/message";
import type { Outgoing, TextToSend } from "../use-outgoing";
import { useRefusalToast } from "../use-outgoing";
import { joinDrafts } from "./caret";
import { adoptsDraft } from "./draft-sync";

/** A reply that a colleague's newer one has stopped. */
export type StoppedReply = { text: string; quoted: QuotedMessage | null; agentName: string | null; secondsAgo: number | null };

export type Reply = {
  text: string;
  quoted: QuotedMessage | null;
  stopped: StoppedReply | null;
  setText: (text: string) => void;
  quote: (message: MessageView, author: string | null) => void;
  clearQuote: () => void;
  /** Sends what is written. `seenId`: the newest message that was on screen. */
  send: (seenId: string | null) => void;
  /** Sends the stopped reply in spite of the colleague's. */
  sendStopped: () => void;
  /** Puts the stopped reply back into the field. */
  keepStopped: () => void;
  /** Puts a text that never arrived back into the field. */
  giveBack: (text: string) => void;
};

const CollisionDetails = z.object({ agentName: z.string(), secondsAgo: z.number() });

/** The reply that is being written: kept on the server as a draft, and given back whenever it was not sent. */
export function useReply(conversationId: string, draft: string, sendText: Outgoing["sendText"]): Reply {
  const [text, setShown] = useState(draft);
  const [quoted, setQuoted] = useState<QuotedMessage | null>(null);
  const [stopped, setStopped] = useState<StoppedReply | null>(null);
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

  const giveBack = (returned: string) => setText(joinDrafts(returned, shown.current));

  async function post(reply: TextToSend) {
    try {
      await sendText(reply);
    } catch (error) {
      if (error instanceof ApiError && error.code === "collision") {
        // Until the agent decides, it is kept where a closed tab cannot lose it.
        saveDraft(joinDrafts(reply.text, shown.current));
        setStopped({ text: reply.text, quoted: reply.quoted, ...collisionOf(error) });
        return;
      }
      giveBack(reply.text);
      setQuoted((current) => current ?? reply.quoted);
      refuse(error);
    }
  }

  return {
    text,
    quoted,
    stopped,
    setText,
    quote: ({ id, direction, type, text: words }, author) => setQuoted({ id, direction, author, type, text: words }),
    clearQuote: () => setQuoted(null),
    send: (seenId) => {
      setText("");
      setQuoted(null);
      post({ text, quoted, seenId });
    },
    sendStopped: () => {
      if (!stopped) return;
      setStopped(null);
      saveDraft(shown.current);
      post({ text: stopped.text, quoted: stopped.quoted, seenId: null });
    },
    keepStopped: () => {
      if (!stopped) return;
      setStopped(null);
      setQuoted((current) => current ?? stopped.quoted);
      giveBack(stopped.text);
    },
    giveBack,
  };
}

function collisionOf({ details }: ApiError): Pick<StoppedReply, "agentName" | "secondsAgo"> {
  const parsed = CollisionDetails.safeParse(details);
  return parsed.success ? parsed.data : { agentName: null, secondsAgo: null };
}
