import { useTranslations } from "next-intl";
import type { AttachmentView } from "@/lib/contract/attachment";
import { DocumentLine } from "./document-line";

/** A photo, a sticker or a video that is here and no browser can show: what it really is, and the way to have it. */
export function Undrawable({ attachment, tabIndex }: { attachment: AttachmentView; tabIndex: 0 | -1 }) {
  const t = useTranslations("media.undrawable");
  return (
    <div className="w-[280px] max-w-full">
      <DocumentLine attachment={attachment} tabIndex={tabIndex} />
      <p className="pt-0.5 text-(--bubble-meta) text-xs">{t(attachment.kind === "video" ? "video" : "image")}</p>
    </div>
  );
}
