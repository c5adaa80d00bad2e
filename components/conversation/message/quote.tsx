import { useTranslations } from "next-intl";
import { Picture } from "@/components/media/picture";
import type { QuotedMessage } from "@/lib/contract/message";
import { kindIcon } from "./kind-icon";
import { useMessageContext } from "./message-context";
import { useTabStop } from "./tab-stop";
import { glanceKind, useGlanceWords } from "./use-glance-words";

/** The quoted message inside a bubble; leads to the message itself where we have it. */
export function Quote({ quoted }: { quoted: QuotedMessage }) {
  const t = useTranslations("conversation.quote");
  const { jumpTo } = useMessageContext();
  const tabStop = useTabStop();
  const { id } = quoted;
  if (!id) {
    return (
      <span className={QUOTE_BOX}>
        <span className="text-(--bubble-meta)">{t("gone")}</span>
      </span>
    );
  }
  return (
    <button type="button" tabIndex={tabStop} onClick={() => jumpTo(id)} className={`${QUOTE_BOX} cursor-pointer text-start`}>
      <QuotedWords quoted={quoted} />
    </button>
  );
}

const QUOTE_BOX =
  "mx-[-4px] mt-px mb-[5px] block w-[calc(100%+8px)] rounded-md border-accent border-s-[3px] bg-(--bubble-quote) px-[9px] pt-[5px] pb-1.5 text-sm";

/** Author and words of a quoted message, in a bubble and over the composer; a small picture where it had one. */
export function QuotedWords({ quoted }: { quoted: QuotedMessage }) {
  const glanceWords = useGlanceWords();
  const Icon = quoted.media ? kindIcon(glanceKind(quoted)) : undefined;
  const thumbnail = quoted.media?.thumbnailUrl;
  return (
    <span className="flex items-start gap-2">
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-semibold text-accent-ink text-xs">{quoted.author}</bdi>
        <span dir="auto" className="line-clamp-2 text-(--bubble-meta) [overflow-wrap:anywhere]">
          {Icon && <Icon aria-hidden="true" className="me-1 inline size-3.5 align-[-2px]" strokeWidth={1.75} />}
          {glanceWords(quoted)}
        </span>
      </span>
      {thumbnail && <Picture src={thumbnail} alt="" fallback={null} className="my-0.5 size-9 shrink-0 rounded-xs object-cover" />}
    </span>
  );
}
