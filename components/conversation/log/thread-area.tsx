import { useTranslations } from "next-intl";
import { ConversationLightbox } from "@/components/media/conversation-lightbox";
import { usePauseOnLeave } from "@/components/media/use-playback";
import { Button } from "@/components/ui/button";
import { useDelayed } from "@/components/ui/use-delayed";
import { FailedState, LogBones } from "../pane-states";
import type { ThreadScreen } from "../use-thread-screen";
import { MessageLog } from "./message-log";
import { messageKey } from "./thread-items";

type ThreadAreaProps = {
  screen: ThreadScreen;
  /** The message whose menu or truth line is open. */
  pinnedId: string | null;
  onEscape: () => void;
};

/** The log, or what stands in its place while there is none. */
export function ThreadArea({ screen, pinnedId, onEscape }: ThreadAreaProps) {
  const t = useTranslations("conversation");
  const { view, items } = screen;
  usePauseOnLeave();
  const isLate = useDelayed(view === null && screen.error === null, 150);
  if (!view && screen.error) {
    return <FailedState error={screen.error} onRetry={screen.reload} />;
  }
  if (!view) return isLate ? <LogBones /> : <div className="flex-1" />;
  if (items.length === 0) return <p className="grid flex-1 place-items-center text-ink-3">{t("empty")}</p>;

  const pinned = view.messages.find(({ id }) => id === pinnedId);
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <ConversationLightbox conversationId={screen.conversationId} messages={view.messages}>
        <MessageLog
          ref={screen.log}
          items={items}
          hasOlder={view.hasOlder}
          hasNewer={view.hasNewer}
          startKey={items.some(({ key }) => key === "unread") ? "unread" : null}
          glowingKey={screen.glowingKey}
          pinnedKey={pinned ? messageKey(pinned) : null}
          onNeedOlder={view.loadOlder}
          onNeedNewer={view.loadNewer}
          onAtEnd={screen.setIsAtEnd}
          onEscape={onEscape}
        />
      </ConversationLightbox>
      <MoreState isLoading={view.isLoadingOlder} retry={view.retryMore} />
    </div>
  );
}

/** Over the top of the log, so that nothing moves: more history is on its way, or did not come. */
function MoreState({ isLoading, retry }: { isLoading: boolean; retry: (() => void) | null }) {
  const t = useTranslations("conversation");
  const isLate = useDelayed(isLoading, 400);
  if (!retry && !isLate) return null;
  return (
    <div
      role="status"
      className="absolute inset-x-0 top-2 mx-auto flex w-fit items-center gap-2 rounded-full bg-raised px-3 py-1 text-ink-2 text-xs shadow-sm"
    >
      {retry ? t("moreFailed") : t("loadingMore")}
      {retry && (
        <Button variant="quiet" size="small" onClick={retry} className="h-6">
          {t("failed.again")}
        </Button>
      )}
    </div>
  );
}
