import { CornerUpLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { MediaFrame } from "@/components/media/media-frame";
import { IconButton } from "@/components/ui/icon-button";
import { useServerNow } from "@/lib/client/clock";
import type { GalleryItem } from "@/lib/client/gallery";
import { GalleryPages } from "./gallery-pages";

type GalleryMediaProps = { conversationId: string; onGoTo: (messageId: string) => void };

/** Photos and videos, newest first. */
export function GalleryMedia({ conversationId, onGoTo }: GalleryMediaProps) {
  return (
    <GalleryPages conversationId={conversationId} kind="media">
      {(items) => (
        <ul className={`grid grid-cols-3 gap-1 ${TILE_COLORS}`}>
          {items.map((item) => (
            <Tile key={item.attachment.id} item={item} conversationId={conversationId} onGoTo={onGoTo} />
          ))}
        </ul>
      )}
    </GalleryPages>
  );
}

/** The frames take their colours from the bubble around them; here there is none. */
export const TILE_COLORS = "[--bubble-meta:var(--ink-3)] [--bubble-quote:var(--pressed)]";

function Tile({ item, conversationId, onGoTo }: { item: GalleryItem } & GalleryMediaProps) {
  const t = useTranslations("media.gallery");
  const name = useMediaName();
  return (
    <li className="group/tile relative">
      <MediaFrame attachment={item.attachment} conversationId={conversationId} alt={name(item)} tabIndex={0} fit="tile" />
      <IconButton
        size="small"
        label={t("toMessage")}
        onClick={() => onGoTo(item.messageId)}
        className="absolute end-0 top-0 size-9 opacity-0 hover:bg-transparent focus-visible:opacity-100 group-hover/tile:opacity-100 pointer-coarse:opacity-100"
      >
        <span className="grid size-7 place-items-center rounded-sm bg-raised shadow-sm">
          <CornerUpLeft />
        </span>
      </IconButton>
    </li>
  );
}

/** "Photo of Friday, 20 November". */
export function useMediaName(): (item: GalleryItem) => string {
  const t = useTranslations("media.gallery");
  const { day } = useTimes();
  const now = useServerNow();
  return ({ attachment, happenedAt }) => t(attachment.kind === "video" ? "video" : "image", { day: day(happenedAt, now) });
}
