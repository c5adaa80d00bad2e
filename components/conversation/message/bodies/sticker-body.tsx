import { Sticker } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Picture } from "@/components/media/picture";
import { useReducedMotion } from "@/components/media/use-reduced-motion";
import type { AttachmentView } from "@/lib/contract/attachment";

type StickerBodyProps = { attachment: AttachmentView; alt: string; problem: ReactNode };

/** A sticker: bare on the thread. One that moves stands still for whoever asked their device for less motion. */
export function StickerBody({ attachment, alt, problem }: StickerBodyProps) {
  const t = useTranslations("media");
  const isStill = useReducedMotion();
  const { state, url, thumbnailUrl, file } = attachment;
  const src = isStill && file?.isAnimated ? thumbnailUrl : url;
  if (state === "ready" && src !== null) {
    return <Picture src={src} alt={alt} fallback={<Placeholder />} className="block size-36 object-contain" />;
  }
  return (
    <div className="grid min-h-24 w-44 max-w-full place-items-center content-center gap-1.5 text-center">
      <Placeholder />
      {state === "waiting" && <span className="text-(--bubble-meta) text-xs">{t("waiting")}</span>}
      {problem}
    </div>
  );
}

function Placeholder() {
  return <Sticker aria-hidden="true" className="size-6 text-(--bubble-meta)" strokeWidth={1.5} />;
}
