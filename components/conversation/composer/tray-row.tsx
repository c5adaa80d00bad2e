import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { AudioPlayer } from "@/components/media/audio-player";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { attachmentsOf, takesCaption } from "@/lib/client/reply-parts";
import { decide, removeFromTray, retryUpload, sendSmaller } from "@/lib/client/tray";
import type { TrayItem } from "@/lib/client/tray-item";
import { VOICE_PLAYS_AT_ONCE_BYTES } from "@/lib/client/voice-file";
import { CAPTION_MAX_LENGTH } from "@/lib/contract/message";
import { TraySign } from "./tray-sign";
import { useTrayWords } from "./use-tray-words";

type TrayRowProps = { conversationId: string; item: TrayItem; onGone: () => void };

type ReadyItem = Extract<TrayItem, { state: "ready" }>;

/** One thing in the tray. */
export function TrayRow({ conversationId, item, onGone }: TrayRowProps) {
  const t = useTranslations("composer.tray");
  const words = useTrayWords();
  const name = words.nameOf(item);

  function remove() {
    removeFromTray(conversationId, item.id);
    onGone();
  }

  return (
    <li className="flex items-start gap-2.5 rounded-md p-1.5">
      <TraySign item={item} />
      <div className="min-w-0 flex-1">
        <div className="flex min-h-7 flex-wrap items-center gap-x-2">
          <bdi className="min-w-0 max-w-full truncate font-medium">{name}</bdi>
          <Facts item={item} />
          {item.state === "ready" && <KindChoice conversationId={conversationId} item={item} name={name} />}
        </div>
        {item.state === "uploading" && <Progress share={item.share} />}
        {item.state === "failed" && (
          <p role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-danger-ink text-xs">
            {words.failure(item)}
            {item.failure === "unreachable" && (
              <Button size="small" onClick={() => retryUpload(conversationId, item.id)}>
                {t("retry")}
              </Button>
            )}
          </p>
        )}
        {item.state === "ready" && !item.isDecided && <Decision conversationId={conversationId} item={item} />}
        {item.state === "ready" && item.isDecided && <Words conversationId={conversationId} item={item} name={name} />}
      </div>
      <IconButton size="small" label={t("remove", { name })} onClick={remove}>
        <X />
      </IconButton>
    </li>
  );
}

function Facts({ item }: { item: TrayItem }) {
  const t = useTranslations("composer.tray");
  const { size } = useTrayWords();
  const bytes = item.state === "ready" ? item.part.kind === "media" && item.part.file.sizeBytes : item.sizeBytes;
  return (
    <span role="status" className="shrink-0 text-ink-3 text-xs tabular-nums">
      {item.state === "converting" && t("converting")}
      {item.state === "ready" && item.isResizing && t("resizing")}
      {item.state !== "converting" && !(item.state === "ready" && item.isResizing) && bytes !== false && size(bytes)}
    </span>
  );
}

function Progress({ share }: { share: number }) {
  const t = useTranslations("composer.tray");
  const percent = Math.round(share * 100);
  return (
    <div
      role="progressbar"
      aria-label={t("uploading", { percent })}
      aria-valuenow={percent}
      aria-valuemin={0}
      aria-valuemax={100}
      className="mt-1 mb-2 h-1 overflow-hidden rounded-full bg-sunken forced-colors:border"
    >
      <div className="h-full origin-left bg-accent rtl:origin-right" style={{ transform: `scaleX(${share})` }} />
    </div>
  );
}

/** As what it goes, where WhatsApp takes it as more than one thing. */
function KindChoice({ conversationId, item, name }: { conversationId: string; item: ReadyItem; name: string }) {
  const t = useTranslations("composer.tray");
  const { part } = item;
  if (part.kind !== "media" || part.isVoice || !item.isDecided || part.file.sendableAs.length < 2) return null;
  return (
    <select
      aria-label={t("sendAs", { name })}
      value={part.as}
      onChange={(event) => {
        const as = part.file.sendableAs.find((kind) => kind === event.target.value);
        if (as) decide(conversationId, item.id, { as });
      }}
      className="h-control-sm shrink-0 rounded-sm bg-raised px-1 text-xs inset-ring inset-ring-control-line pointer-coarse:h-control-touch"
    >
      {part.file.sendableAs.map((kind) => (
        <option key={kind} value={kind}>
          {t(`as.${kind}`)}
        </option>
      ))}
    </select>
  );
}

/** WhatsApp does not take it as it is: why, and what can be done. */
function Decision({ conversationId, item }: { conversationId: string; item: ReadyItem }) {
  const t = useTranslations("composer.tray");
  const words = useTrayWords();
  if (item.part.kind !== "media") return null;
  const { file } = item.part;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pb-1 text-xs">
      <p role="alert" className="basis-full text-warn-ink">
        {words.problem(file)}
      </p>
      {file.problem?.canResize && (
        <Button
          size="small"
          aria-disabled={item.isResizing}
          onClick={() => sendSmaller(conversationId, item.id).catch(() => toast.error(t("smallerFailed")))}
        >
          {t(file.problem.kind === "too_large" ? "smaller" : "converted")}
        </Button>
      )}
      {file.sendableAs.includes("document") && (
        <Button size="small" onClick={() => decide(conversationId, item.id, { as: "document" })}>
          {t("asDocument")}
        </Button>
      )}
    </div>
  );
}

/** What is said with it: a caption, or the recording itself to listen to. */
function Words({ conversationId, item, name }: { conversationId: string; item: ReadyItem; name: string }) {
  const t = useTranslations("composer.tray");
  const { part } = item;
  if (part.kind !== "media") return null;
  if (part.as === "audio") {
    const [attachment] = attachmentsOf(part);
    return (
      <div className="pb-1 [--bubble-meta:var(--ink-3)] [--bubble-quote:var(--sunken)]">
        {attachment && <AudioPlayer attachment={attachment} url={part.file.url} tabIndex={0} />}
        {part.isVoice && part.file.sizeBytes > VOICE_PLAYS_AT_ONCE_BYTES && (
          <p className="mt-1 text-ink-2 text-xs">{t("longVoice")}</p>
        )}
      </div>
    );
  }
  if (!takesCaption(part.as)) return null;
  return (
    <input
      dir="auto"
      value={part.caption}
      maxLength={CAPTION_MAX_LENGTH}
      aria-label={t("caption", { name })}
      placeholder={t("captionPlaceholder")}
      onChange={(event) => decide(conversationId, item.id, { caption: event.target.value })}
      className="mb-1 h-7 w-full min-w-0 rounded-sm bg-surface px-2 text-sm caret-accent inset-ring inset-ring-line placeholder:text-ink-3 placeholder:opacity-100 focus-visible:-outline-offset-1 pointer-coarse:h-11 pointer-coarse:text-lg"
    />
  );
}
