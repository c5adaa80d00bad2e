import { useEffect, useState } from "react";
import { isTrayLoading } from "@/lib/client/tray-item";
import { useLatest } from "../use-latest";
import type { Reply } from "./use-reply";

type ArmedSend = {
  /** It goes out by itself once everything is uploaded. */
  isArmed: boolean;
  /** Sends, now or once it can be. Does nothing when something is to be decided or missing. */
  send: () => void;
  /** Sends what is being put into the tray in this moment. */
  arm: () => void;
  disarm: () => void;
};

/** "Send" for a reply whose files may still be on their way: one need not wait beside them. */
export function useArmedSend(reply: Reply, onSend: () => void): ArmedSend {
  const [isArmed, setIsArmed] = useState(false);
  const canWait = isTrayLoading(reply.tray);
  const latestSend = useLatest(onSend);

  useEffect(() => {
    if (!isArmed || (canWait && !reply.isReady)) return;
    setIsArmed(false);
    if (reply.isReady) latestSend.current();
  }, [isArmed, canWait, reply.isReady, latestSend]);

  return {
    isArmed,
    send: () => {
      if (reply.isReady) onSend();
      else if (canWait) setIsArmed(true);
    },
    arm: () => setIsArmed(true),
    disarm: () => setIsArmed(false),
  };
}
