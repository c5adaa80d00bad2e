import type { ReactElement } from "react";
import type { Presence } from "@/lib/client/presence";
import { JumpButton } from "./jump-button";
import { PresenceLine } from "./presence-line";

type StripProps = {
  colleagues: readonly Presence[];
  /** In place of the colleagues: the window has just reopened. Never `false`, which is not nothing to `??`. */
  notice: ReactElement | null;
  isAtEnd: boolean;
  newCount: number;
  onJump: () => void;
};

/** Between log and composer, always there: who else is here, and the way to the newest message. It never moves the log. */
export function Strip({ colleagues, notice, isAtEnd, newCount, onJump }: StripProps) {
  return (
    <div className="flex h-[38px] items-center gap-2 pe-1">
      {notice ?? <PresenceLine colleagues={colleagues} />}
      {!isAtEnd && <JumpButton count={newCount} onJump={onJump} />}
    </div>
  );
}
