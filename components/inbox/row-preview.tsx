import { useTranslations } from "next-intl";
import { kindIcon } from "@/components/conversation/message/kind-icon";
import { Tick } from "@/components/conversation/message/tick";
import { glanceKind, useGlanceWords } from "@/components/conversation/message/use-glance-words";
import type { ConversationRow, MessagePreview } from "@/lib/contract/conversation";

/** The second line of a row: the reader's draft, or the last message with how far it came. */
export function RowPreview({ row: { draft, preview } }: { row: Pick<ConversationRow, "draft" | "preview"> }) {
  const t = useTranslations("inbox.row");
  if (draft !== null) {
    return (
      <span dir="auto" className="min-w-0 flex-1 truncate">
        <span className="font-medium text-danger-ink">{t("draft")}</span> {oneLine(draft)}
      </span>
    );
  }
  return preview && <MessageLine preview={preview} />;
}

function MessageLine({ preview }: { preview: MessagePreview }) {
  const t = useTranslations("inbox.row");
  const glanceWords = useGlanceWords();
  const Icon = kindIcon(glanceKind(preview));
  return (
    <>
      <span className="flex shrink-0 items-center gap-1 text-ink-3 empty:hidden">
        {preview.status && <Tick status={preview.status} isSilent />}
        {Icon && <Icon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {preview.status === "failed" && <span className="text-danger-ink">{t("failed")} </span>}
        {glanceWords(preview)}
      </span>
    </>
  );
}

/** The same for ears: who wrote, what, and how far it came. */
export function usePreviewName(): (row: Pick<ConversationRow, "draft" | "preview">) => string | null {
  const t = useTranslations("inbox.row");
  const status = useTranslations("conversation.status");
  const glanceWords = useGlanceWords();
  return ({ draft, preview }) => {
    if (draft !== null) return `${t("draft")} ${oneLine(draft)}`;
    if (!preview) return null;
    const text = glanceWords(preview);
    return preview.status ? `${text}, ${status(preview.status)}` : text;
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
