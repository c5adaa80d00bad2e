import {
  CircleHelp,
  Contact,
  FileText,
  Image as ImageIcon,
  type LucideIcon,
  MapPin,
  Mic,
  MousePointerClick,
  Music,
  ShoppingBag,
  Sticker,
  Video,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { useKindName } from "@/components/conversation/message/kind-name";
import { Tick } from "@/components/conversation/message/tick";
import type { ConversationRow, MessagePreview } from "@/lib/contract/conversation";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  image: ImageIcon,
  video: Video,
  audio: Music,
  voice: Mic,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  interactive: MousePointerClick,
  button: MousePointerClick,
  order: ShoppingBag,
  unsupported: CircleHelp,
};

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
  const kindName = useKindName();
  const Icon = ICONS[preview.type];
  return (
    <>
      <span className="flex shrink-0 items-center gap-1 text-ink-3 empty:hidden">
        {preview.status && <Tick status={preview.status} isSilent />}
        {Icon && <Icon aria-hidden="true" className="size-3.5" strokeWidth={1.75} />}
      </span>
      <span dir="auto" className="min-w-0 flex-1 truncate">
        {preview.status === "failed" && <span className="text-danger-ink">{t("failed")} </span>}
        {preview.text ? oneLine(preview.text) : kindName(preview.type)}
      </span>
    </>
  );
}

/** The same for ears: who wrote, what, and how far it came. */
export function usePreviewName(): (row: Pick<ConversationRow, "draft" | "preview">) => string | null {
  const t = useTranslations("inbox.row");
  const status = useTranslations("conversation.status");
  const kindName = useKindName();
  return ({ draft, preview }) => {
    if (draft !== null) return `${t("draft")} ${oneLine(draft)}`;
    if (!preview) return null;
    const text = preview.text ? oneLine(preview.text) : kindName(preview.type);
    return preview.status ? `${text}, ${status(preview.status)}` : text;
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
