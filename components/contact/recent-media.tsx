import { useTranslations } from "next-intl";
import { useShell } from "@/components/inbox/shell";
import { ConversationLightbox } from "@/components/media/conversation-lightbox";
import { MediaFrame } from "@/components/media/media-frame";
import { Button } from "@/components/ui/button";
import { useGallery } from "@/lib/client/gallery";
import { TILE_COLORS, useMediaName } from "./gallery-media";

const SHOWN = 4;
const NO_MESSAGES: [] = [];

/** The newest photos and videos of the conversation, and the way to all its files. */
export function RecentMedia({ conversationId }: { conversationId: string }) {
  const t = useTranslations("media.gallery");
  const { togglePanel } = useShell();
  const { data } = useGallery(conversationId, "media");
  const name = useMediaName();
  const recent = data?.filter(({ attachment }) => attachment.state === "ready").slice(0, SHOWN) ?? [];
  return (
    <section className="border-line border-t px-4 pt-2 pb-3">
      <div className="flex items-center justify-between">
        <h3 className="text-ink-2 text-xs">{t("title")}</h3>
        <Button variant="quiet" size="small" onClick={() => togglePanel("media")} className="-me-2">
          {t("show")}
        </Button>
      </div>
      {recent.length > 0 && (
        <ConversationLightbox conversationId={conversationId} messages={NO_MESSAGES}>
          <ul className={`mt-1 grid grid-cols-4 gap-1 ${TILE_COLORS}`}>
            {recent.map((item) => (
              <li key={item.attachment.id}>
                <MediaFrame
                  attachment={item.attachment}
                  conversationId={conversationId}
                  alt={name(item)}
                  tabIndex={0}
                  fit="tile"
                />
              </li>
            ))}
          </ul>
        </ConversationLightbox>
      )}
    </section>
  );
}
