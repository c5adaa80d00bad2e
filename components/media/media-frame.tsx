import { useTranslations } from "next-intl";
import type { CSSProperties } from "react";
import { cn } from "@/components/ui/cn";
import type { AttachmentView } from "@/lib/contract/attachment";
import { frameSize } from "./frame-size";
import { useOpenMedia } from "./lightbox-context";
import { MediaSign, MissingMedia } from "./missing-media";
import { Picture } from "./picture";
import { VideoMarks, VideoPoster } from "./video-poster";

type MediaFrameProps = {
  attachment: AttachmentView;
  conversationId: string;
  /** What it is in words, for whoever cannot see it. */
  alt: string;
  tabIndex: 0 | -1;
  /**
   * natural: as large as it is, within limits · card: as wide as what it stands in · tile: a small square among others, which
   * says nothing of why a file is not here.
   */
  fit?: "natural" | "card" | "tile";
  className?: string;
};

const BOX = "relative block max-w-full overflow-hidden rounded-[9px] bg-(--bubble-quote) text-(--bubble-meta)";
const CARD: CSSProperties = { width: "100%", aspectRatio: "4 / 3" };
const TILE: CSSProperties = { width: "100%", aspectRatio: 1, borderRadius: "var(--radius-sm)" };
/** A reason may need more room than the picture would have had. */
const FITTING: CSSProperties = { aspectRatio: "auto", minHeight: 120 };

/** A photo or a video in a frame that is as large before the picture comes as after. */
export function MediaFrame({ attachment, conversationId, alt, tabIndex, fit = "natural", className }: MediaFrameProps) {
  const { kind, state, url, file } = attachment;
  const style = styleOf(fit, file);
  if (state === "ready" && url !== null) {
    return (
      <OpenButton
        attachment={attachment}
        url={url}
        alt={alt}
        tabIndex={tabIndex}
        isSmall={fit === "tile"}
        className={className}
        style={style}
      />
    );
  }
  if (fit === "tile") {
    return (
      <div role="img" aria-label={alt} className={BOX} style={style}>
        <MediaSign kind={kind} />
      </div>
    );
  }
  return (
    <div className={cn(BOX, "grid place-items-center p-3 text-center", className)} style={{ ...style, ...FITTING }}>
      <MissingMedia attachment={attachment} conversationId={conversationId} tabIndex={tabIndex} />
    </div>
  );
}

function styleOf(fit: "natural" | "card" | "tile", file: AttachmentView["file"]): CSSProperties {
  if (fit === "tile") return TILE;
  if (fit === "card") return CARD;
  const { width, height } = frameSize(file?.width ?? null, file?.height ?? null);
  return { width, aspectRatio: `${width} / ${height}` };
}

type OpenButtonProps = {
  attachment: AttachmentView;
  url: string;
  alt: string;
  tabIndex: 0 | -1;
  isSmall: boolean;
  className: string | undefined;
  style: CSSProperties;
};

/** The picture, which opens over the page. */
function OpenButton({ attachment, url, alt, tabIndex, isSmall, className, style }: OpenButtonProps) {
  const t = useTranslations("media");
  const openMedia = useOpenMedia();
  const { id, kind, file, thumbnailUrl } = attachment;
  const isVideo = kind === "video";
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={`${alt}. ${t(isVideo ? "open.video" : "open.image")}`}
      aria-haspopup="dialog"
      onClick={() => openMedia(id)}
      className={cn(BOX, "cursor-pointer", className)}
      style={style}
    >
      {isVideo && thumbnailUrl === null ? (
        <VideoPoster url={url} />
      ) : (
        <Picture
          src={thumbnailUrl ?? url}
          alt=""
          fallback={!isVideo && <MediaSign kind={kind} />}
          className="size-full object-cover"
        />
      )}
      {isVideo && <VideoMarks durationMs={file?.durationMs ?? null} isSmall={isSmall} />}
    </button>
  );
}
