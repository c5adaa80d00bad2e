import { Play } from "lucide-react";
import { formatDuration } from "./duration";

/** Just behind the beginning, where fewer videos are black. */
const POSTER_AT = "#t=0.1";

/** A frame of a video that has no picture of its own: the browser reads no more of the file than that. */
export function VideoPoster({ url }: { url: string }) {
  return (
    <video
      src={`${url}${POSTER_AT}`}
      preload="metadata"
      muted
      playsInline
      tabIndex={-1}
      aria-hidden="true"
      className="pointer-events-none size-full object-cover"
    />
  );
}

/** Over a video's picture: that it plays, and for how long. */
export function VideoMarks({ durationMs, isSmall }: { durationMs: number | null; isSmall: boolean }) {
  return (
    <span data-theme="dark" aria-hidden="true">
      <span
        className={`absolute inset-0 m-auto grid place-items-center rounded-full bg-scrim text-ink ring-1 ring-line-strong ${isSmall ? "size-7" : "size-11"}`}
      >
        <Play className="size-[45%] translate-x-px fill-current" strokeWidth={1.75} />
      </span>
      {durationMs !== null && !isSmall && (
        <span className="absolute start-1.5 bottom-1.5 rounded-full bg-raised px-1.5 py-px text-2xs text-ink tabular-nums">
          {formatDuration(durationMs)}
        </span>
      )}
    </span>
  );
}
