import { CornerUpLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { DocumentLine } from "@/components/media/document-line";
import { IconButton } from "@/components/ui/icon-button";
import { useServerNow } from "@/lib/client/clock";
import type { GalleryItem } from "@/lib/client/gallery";
import { GalleryPages } from "./gallery-pages";

type GalleryDocumentsProps = { conversationId: string; onGoTo: (messageId: string) => void };

/** Documents and recordings that are no voice messages, newest first. */
export function GalleryDocuments({ conversationId, onGoTo }: GalleryDocumentsProps) {
  return (
    <GalleryPages conversationId={conversationId} kind="documents">
      {(items) => (
        <ul className="[--bubble-meta:var(--ink-3)] [--bubble-quote:var(--sunken)]">
          {items.map((item) => (
            <DocumentItem key={item.attachment.id} item={item} onGoTo={onGoTo} />
          ))}
        </ul>
      )}
    </GalleryPages>
  );
}

function DocumentItem({
  item: { attachment, messageId, happenedAt },
  onGoTo,
}: { item: GalleryItem } & Pick<GalleryDocumentsProps, "onGoTo">) {
  const t = useTranslations("media.gallery");
  const { day } = useTimes();
  const now = useServerNow();
  return (
    <li className="flex items-center gap-1 border-line border-b py-1.5 last:border-0">
      <div className="min-w-0 flex-1">
        <DocumentLine attachment={attachment} tabIndex={0} />
        <time dateTime={happenedAt} className="block ps-[46px] text-ink-3 text-xs">
          {day(happenedAt, now)}
        </time>
      </div>
      <IconButton size="small" label={t("toMessage")} onClick={() => onGoTo(messageId)}>
        <CornerUpLeft />
      </IconButton>
    </li>
  );
}
