"use client";

import { useTranslations } from "next-intl";
import Lightbox, { type Slide } from "yet-another-react-lightbox";
import Download from "yet-another-react-lightbox/plugins/download";
import Video from "yet-another-react-lightbox/plugins/video";
import Zoom from "yet-another-react-lightbox/plugins/zoom";
import "yet-another-react-lightbox/styles.css";
import type { GalleryItem } from "@/lib/client/gallery";
import { downloadUrl } from "./download-url";
import { useReducedMotion } from "./use-reduced-motion";

type MediaLightboxProps = {
  /** Oldest first. */
  items: readonly GalleryItem[];
  openId: string;
  onView: (attachmentId: string) => void;
  onClose: () => void;
};

/** Photos and videos over the page, one at a time. It is loaded when the first one is opened. */
export function MediaLightbox({ items, openId, onView, onClose }: MediaLightboxProps) {
  const t = useTranslations("media.lightbox");
  const labels = useLabels();
  const isStill = useReducedMotion();
  const index = items.findIndex(({ attachment }) => attachment.id === openId);
  if (index < 0) return null;
  return (
    <Lightbox
      open
      close={onClose}
      index={index}
      slides={items.map((item) => toSlide(item, t("photo")))}
      on={{ view: ({ index: viewed }) => items[viewed] && onView(items[viewed].attachment.id) }}
      plugins={[Zoom, Video, Download]}
      carousel={{ finite: true, preload: 1 }}
      video={{ controls: true, playsInline: true, preload: "metadata" }}
      zoom={{ maxZoomPixelRatio: 3, scrollToZoom: true }}
      animation={isStill ? { fade: 0, swipe: 0, navigation: 0, zoom: 0 } : { fade: 140, swipe: 200 }}
      controller={{ closeOnBackdropClick: true, closeOnPullDown: true }}
      labels={labels}
      styles={{ root: { "--yarl__portal_zindex": "var(--z-dialog)" } }}
      render={{
        // In place of an icon that says nothing: the way to have the file stands in the corner.
        iconError: () => <p className="px-6 text-center text-md">{t("broken")}</p>,
        ...(items.length < 2 ? { buttonPrev: () => null, buttonNext: () => null } : {}),
      }}
    />
  );
}

/** `name`: what a photo without a name of its own is called. */
function toSlide({ attachment: { kind, url, thumbnailUrl, fileName, file } }: GalleryItem, name: string): Slide {
  const src = url ?? "";
  const size = file?.width && file.height ? { width: file.width, height: file.height } : {};
  const download = fileName ? { url: downloadUrl(src), filename: fileName } : downloadUrl(src);
  if (kind !== "video") return { src, alt: fileName ?? name, download, ...size };
  const poster = thumbnailUrl ? { poster: thumbnailUrl } : {};
  return { type: "video", sources: [{ src, type: file?.mimeType ?? "video/mp4" }], download, ...poster, ...size };
}

function useLabels() {
  const t = useTranslations("media.lightbox");
  return {
    Lightbox: t("title"),
    Close: t("close"),
    Previous: t("previous"),
    Next: t("next"),
    "Zoom in": t("zoomIn"),
    "Zoom out": t("zoomOut"),
    Download: t("download"),
    Carousel: t("carousel"),
    "Photo gallery": t("title"),
    Slide: t("slide"),
    "{index} of {total}": t("position", { index: "{index}", total: "{total}" }),
  };
}
