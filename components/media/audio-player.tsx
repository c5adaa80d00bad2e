import { Mic, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import type { AttachmentView } from "@/lib/contract/attachment";
import { formatDuration } from "./duration";
import { playback } from "./playback";
import { usePlayback } from "./use-playback";
import { Waveform } from "./waveform-bars";

type AudioPlayerProps = {
  attachment: AttachmentView;
  url: string;
  tabIndex: 0 | -1;
  /** The contact has listened to it: WhatsApp says so of our voice messages. */
  isPlayed?: boolean;
};

const SEEK_STEP_SECONDS = 0.1;
/** How far an arrow goes, in seconds: voice messages are short. */
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -2, ArrowDown: -2, ArrowRight: 2, ArrowUp: 2 };

/** Plays a recording in its bubble. Space plays and pauses, the arrows move. */
export function AudioPlayer({ attachment, url, tabIndex, isPlayed = false }: AudioPlayerProps) {
  const t = useTranslations("media.player");
  const { id, isVoice, file } = attachment;
  const { isPlaying, position, duration, hasFailed, levels } = usePlayback(id);
  const known = file?.waveform ?? [];
  const seconds = duration ?? (file?.durationMs ?? 0) / 1000;
  const kind = t(isVoice ? "voice" : "audio");
  const length = seconds > 0 ? formatDuration(seconds * 1000) : null;
  const toggle = () => playback.toggle({ id, url, needsLevels: known.length === 0 });

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (event.key === " ") toggle();
    else if (step) playback.seek(id, Math.min(seconds, Math.max(0, position + step)));
    else return;
    event.preventDefault();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form.
    <div role="group" aria-label={length ? t("group", { kind, length }) : t("groupUnknown", { kind })} dir="ltr">
      <div className="flex w-[268px] max-w-full items-center gap-2.5 pt-1">
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={t(isPlaying ? "pause" : "play")}
          onClick={toggle}
          className="grid size-[34px] shrink-0 cursor-pointer place-items-center rounded-full bg-(--bubble-quote) pointer-coarse:size-11 [&_svg]:size-[18px]"
        >
          {isPlaying ? <Pause strokeWidth={1.75} /> : <Play strokeWidth={1.75} />}
        </button>
        <span className="relative h-[26px] min-w-0 flex-1 rounded-xs outline-focus has-focus-visible:outline-2 has-focus-visible:outline-offset-2">
          <Waveform levels={known.length > 0 ? known : (levels ?? [])} heard={seconds > 0 ? position / seconds : 0} />
          <input
            type="range"
            tabIndex={tabIndex}
            aria-label={t("position")}
            aria-valuetext={t("positionText", { at: formatDuration(position * 1000), length: length ?? "–" })}
            min={0}
            max={Math.max(seconds, SEEK_STEP_SECONDS)}
            step={SEEK_STEP_SECONDS}
            value={Math.min(position, Math.max(seconds, SEEK_STEP_SECONDS))}
            onChange={(event) => playback.seek(id, event.currentTarget.valueAsNumber)}
            onKeyDown={onKeyDown}
            className="absolute inset-x-0 -inset-y-2 size-auto cursor-pointer opacity-0"
          />
        </span>
        <Tail isStarted={isPlaying || position > 0} isPlayed={isPlayed} attachment={attachment} tabIndex={tabIndex} />
      </div>
      {hasFailed && <p className="mt-1 text-(--bubble-meta) text-xs">{t("failed")}</p>}
    </div>
  );
}

type TailProps = { isStarted: boolean; isPlayed: boolean; attachment: AttachmentView; tabIndex: 0 | -1 };

/** The speed of what plays; before, the sign of a voice message. */
function Tail({ isStarted, isPlayed, attachment: { id, isVoice }, tabIndex }: TailProps) {
  const t = useTranslations("media.player");
  const { rate } = usePlayback(id);
  if (!isStarted) {
    const color = isPlayed ? "text-tick-read" : "text-(--bubble-meta)";
    return isVoice && <Mic aria-hidden="true" className={`size-4 shrink-0 ${color}`} strokeWidth={1.75} />;
  }
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={t("speed", { rate: `${rate}×` })}
      onClick={() => playback.nextRate(id)}
      className="h-6 w-9 shrink-0 cursor-pointer rounded-full bg-(--bubble-quote) text-2xs tabular-nums pointer-coarse:size-11"
    >
      {rate}×
    </button>
  );
}

/** Where a recording stands, else how long it is, before the stamp's time: "0:05 ·"; nothing while nobody knows. */
export function AudioTime({ attachment }: { attachment: AttachmentView }) {
  const { position, duration } = usePlayback(attachment.id);
  const lengthMs = duration === null ? attachment.file?.durationMs : duration * 1000;
  const shown = position > 0 ? position * 1000 : lengthMs;
  if (!shown) return null;
  return (
    <>
      <span>{formatDuration(shown)}</span>
      <span aria-hidden="true">·</span>
    </>
  );
}
