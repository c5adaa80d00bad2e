import { CircleAlert, Image as ImageIcon, type LucideIcon, Play, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { cn } from "@/components/ui/cn";
import type { AttachmentView } from "@/lib/contract/attachment";
import { AttachmentProblem } from "./attachment-problem";
import { formatDuration } from "./duration";
import { frameSize } from "./frame-size";
import { useOpenMedia } from "./lightbox-context";
import { Picture } from "./picture";

type MediaFrameProps = {
  attachment: AttachmentView;
  conversationId: string;
  /** What it is in words, for whoever cannot see it. */
  alt: string;
  tabIndex: 0 | -1;
  /** Instead of the size that it would have by itself. */
  style?: CSSProperties;
  /** A small square among others: it says nothing but what it shows. */
  isTile?: boolean;
  className?: string;
};

/** A photo or a video in a frame that is as large before the picture comes as after. */
export function MediaFrame({ attachment, conversationId, alt, tabIndex, style, isTile = false, className }: MediaFrameProps) {
  const t = useTranslations("media");
  const { id, kind, state, file, url, thumbnailUrl } = attachment;
  const openMedia = useOpenMedia();
  const { width, height } = frameSize(file?.width ?? null, file?.height ?? null);
  const natural = isTile ? TILE : { width, aspectRatio: `${width} / ${height}` };
  const frame = style ?? natural;
  const shown = thumbnailUrl ?? (kind === "image" ? url : null);
  const box = cn("relative block max-w-full overflow-hidden rounded-[9px] bg-(--bubble-quote) text-(--bubble-meta)", className);

  if (isTile && (state !== "ready" || url === null)) {
    return (
      <div role="img" aria-label={alt} className={box} style={frame}>
        <Sign kind={kind} />
      </div>
    );
  }
  if (state !== "ready" || url === null) {
    return (
      <div className={cn(box, "grid place-items-center p-3 text-center")} style={{ ...frame, ...FITTING }}>
        <Missing attachment={attachment} conversationId={conversationId} tabIndex={tabIndex} />
      </div>
    );
  }
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={`${alt}. ${t(kind === "video" ? "open.video" : "open.image")}`}
      aria-haspopup="dialog"
      onClick={() => openMedia(id)}
      className={`${box} cursor-pointer`}
      style={frame}
    >
      {shown ? (
        <Picture src={shown} alt="" fallback={<Sign kind={kind} />} className="size-full object-cover" />
      ) : (
        <Sign kind={kind} />
      )}
      {kind === "video" && <VideoMarks durationMs={file?.durationMs ?? null} isSmall={isTile} />}
    </button>
  );
}

const TILE: CSSProperties = { width: "100%", aspectRatio: 1, borderRadius: "var(--radius-sm)" };

/** A reason may need more room than the picture would have had. */
const FITTING: CSSProperties = { aspectRatio: "auto", minHeight: 120 };

type MissingProps = { attachment: AttachmentView; conversationId: string; tabIndex: 0 | -1 };

function Missing({ attachment, ...rest }: MissingProps) {
  const t = useTranslations("media");
  if (attachment.state !== "waiting") {
    return (
      <div className="grid justify-items-center gap-1.5">
        <CircleAlert aria-hidden="true" className="size-5" strokeWidth={1.75} />
        <AttachmentProblem attachment={attachment} {...rest} />
      </div>
    );
  }
  return (
    <div className="grid justify-items-center gap-1.5 text-xs">
      <KindIcon kind={attachment.kind} />
      {t("waiting")}
    </div>
  );
}

function Sign({ kind }: Pick<AttachmentView, "kind">) {
  return (
    <span className="grid size-full place-items-center">
      <KindIcon kind={kind} />
    </span>
  );
}

function KindIcon({ kind }: Pick<AttachmentView, "kind">) {
  const Icon: LucideIcon = kind === "video" ? Video : ImageIcon;
  return <Icon aria-hidden="true" className="size-6" strokeWidth={1.5} />;
}

function VideoMarks({ durationMs, isSmall }: { durationMs: number | null; isSmall: boolean }) {
  return (
    <span data-theme="dark" aria-hidden="true">
      <span
        className={`absolute inset-0 m-auto grid ${isSmall ? "size-7" : "size-11"} place-items-center rounded-full bg-scrim text-ink ring-1 ring-line-strong`}
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
