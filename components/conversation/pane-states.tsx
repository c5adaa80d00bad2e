"use client";

import { ChevronLeft, CloudOff, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useInboxRoute } from "@/components/inbox/use-inbox-route";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";

const LOADING_AFTER_MS = 150;

/** Bubbles of a conversation that is still on its way: side, width and height. */
const BONES = [
  ["in", 300, 34],
  ["in", 240, 54],
  ["out", 330, 34],
  ["out", 210, 34],
  ["in", 280, 74],
] as const;

/** The shape of what comes, once it has taken long enough to be noticed. */
export function LoadingPane() {
  const t = useTranslations("conversation");
  const isDue = useDelayed(true, LOADING_AFTER_MS);
  return (
    <Frame isBusy>
      <p role="status" className="sr-only">
        {isDue && t("loading")}
      </p>
      {isDue && (
        <>
          <header className="flex h-bar shrink-0 items-center gap-2.5 border-line border-b bg-surface px-4 max-md:h-14">
            <Bone className="size-[30px] rounded-full" />
            <span className="grid gap-1.5">
              <Bone className="w-[120px]" />
              <Bone className="h-2 w-[170px]" />
            </span>
          </header>
          <LogBones />
          <div className="px-[max(var(--space-3),(100%-var(--column)-24px)/2)] pb-3">
            <div className="h-[118px] rounded-lg bg-raised ring-1 ring-control-line max-md:h-11 max-md:rounded-[22px]" />
          </div>
        </>
      )}
    </Frame>
  );
}

/** Bubbles without words, at the end of the log. */
export function LogBones() {
  return (
    <div
      aria-hidden="true"
      className="flex min-h-0 flex-1 flex-col justify-end gap-2.5 overflow-hidden px-[max(var(--space-6),(100%-var(--column))/2)] pb-3.5 max-md:px-3"
    >
      {BONES.map(([side, width, height]) => (
        <span
          key={width}
          style={{ width, height }}
          className={cn("block max-w-[76%] rounded-bubble", side === "in" ? "bg-bubble-in-bg" : "self-end bg-bubble-out-bg")}
        />
      ))}
    </div>
  );
}

/** The conversation did not load; the list and everything else goes on. */
export function FailedPane({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <Frame>
      <BackBar />
      <FailedState error={error} onRetry={onRetry} />
    </Frame>
  );
}

/** The same for the log alone, under a header that works. */
export function FailedState({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations("conversation.failed");
  const hasAnswered = error instanceof ApiError;
  return (
    <QuietState
      icon={<CloudOff aria-hidden="true" className="size-5 text-danger-ink" strokeWidth={1.75} />}
      title={t("title")}
      actions={<Button onClick={onRetry}>{t("again")}</Button>}
      note={hasAnswered && t("request", { id: error.requestId })}
    >
      {t(hasAnswered ? "broken" : "explained")}
    </QuietState>
  );
}

/** Nothing stands at this address, or nothing that this agent may see: the two look alike. */
export function MissingPane() {
  const t = useTranslations("conversation.missing");
  const { close } = useInboxRoute();
  return (
    <Frame>
      <BackBar />
      <QuietState
        icon={<SearchX aria-hidden="true" className="size-5 text-ink-2" strokeWidth={1.75} />}
        title={t("title")}
        actions={<Button onClick={close}>{t("toInbox")}</Button>}
      >
        {t("explained")}
      </QuietState>
    </Frame>
  );
}

/** On a phone the pane is the whole screen: the way back must not depend on what it shows. */
function BackBar() {
  const t = useTranslations("conversation");
  const { close } = useInboxRoute();
  return (
    <header className="flex h-14 shrink-0 items-center border-line border-b bg-surface px-0.5 md:hidden">
      <IconButton label={t("back")} onClick={close}>
        <ChevronLeft className="rtl:-scale-x-100" />
      </IconButton>
    </header>
  );
}

function Frame({ isBusy = false, children }: { isBusy?: boolean; children: ReactNode }) {
  return (
    <div aria-busy={isBusy} className="flex h-full min-h-0 min-w-0 flex-col bg-thread">
      {children}
    </div>
  );
}
