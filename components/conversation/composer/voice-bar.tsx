import { Mic, Pause, SendHorizontal, Square, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { formatDuration } from "@/components/media/duration";
import { Waveform } from "@/components/media/waveform-bars";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { RecordingState } from "@/lib/client/voice-recording";

type VoiceBarProps = {
  now: Exclude<RecordingState, { state: "idle" }>;
  onPause: () => void;
  onResume: () => void;
  onCancel: () => void;
  /** Ends it, to be listened to. */
  onStop: () => void;
  onSend: () => void;
};

const LEVELS = 64;

/** In the field's place while a voice message is recorded: that it hears, for how long, and every way to end it. */
export function VoiceBar({ now, onPause, onResume, onCancel, onStop, onSend }: VoiceBarProps) {
  const t = useTranslations("composer.voice");
  const stop = useRef<HTMLButtonElement>(null);
  const isAsking = now.state === "asking";
  const isPaused = now.state === "paused";
  const time = formatDuration(isAsking ? 0 : now.elapsedMs);

  // The button that started it has gone.
  useEffect(() => {
    if (!isAsking) stop.current?.focus();
  }, [isAsking]);

  return (
    <section
      aria-label={t("name")}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onCancel();
      }}
      className="flex min-h-[58px] flex-wrap items-center gap-2 px-3 py-2 max-md:-order-2 max-md:basis-full max-md:rounded-[22px] max-md:bg-raised max-md:inset-ring max-md:inset-ring-control-line"
    >
      <IconButton label={t("cancel")} tooltip="top" onClick={onCancel}>
        <Trash2 />
      </IconButton>
      <p role="status" className="sr-only">
        {isAsking ? t("asking") : t(isPaused ? "paused" : "recording", { time: "" })}
      </p>
      {isAsking ? (
        <span aria-hidden="true" className="flex-1 text-ink-2">
          {t("asking")}
        </span>
      ) : (
        <>
          <span className={`flex items-center gap-1.5 tabular-nums ${isPaused ? "text-ink-3" : "text-accent-ink"}`}>
            <Mic aria-hidden="true" className="size-4" strokeWidth={1.75} />
            <time>{time}</time>
          </span>
          <span dir="ltr" className="h-7 min-w-16 flex-1 [--bubble-meta:var(--ink-3)]">
            <Waveform levels={lastLevels(now.levels)} heard={isPaused ? 0 : 1} />
          </span>
          <IconButton label={t(isPaused ? "resume" : "pause")} tooltip="top" onClick={isPaused ? onResume : onPause}>
            {isPaused ? <Mic /> : <Pause />}
          </IconButton>
          <IconButton ref={stop} label={t("stop")} tooltip="top" onClick={onStop}>
            <Square />
          </IconButton>
          <Button variant="primary" size="small" onClick={onSend} className="h-[30px] px-2.5">
            <SendHorizontal aria-hidden="true" className="size-4 rtl:-scale-x-100" strokeWidth={1.75} />
            {t("send")}
          </Button>
        </>
      )}
    </section>
  );
}

/** The newest levels at the end of the line; before the line is full, silence stands at its beginning. */
function lastLevels(levels: readonly number[]): number[] {
  return [...Array.from({ length: Math.max(0, LEVELS - levels.length) }, () => 0), ...levels.slice(-LEVELS)];
}
