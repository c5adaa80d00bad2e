import { useTranslations } from "next-intl";
import { AttachmentProblem } from "@/components/media/attachment-problem";
import { AudioPlayer } from "@/components/media/audio-player";
import { DocumentLine } from "@/components/media/document-line";
import { isUndrawable } from "@/components/media/drawable";
import { MediaFrame } from "@/components/media/media-frame";
import { Undrawable } from "@/components/media/undrawable";
import type { AttachmentView } from "@/lib/contract/attachment";
import type { MessageView } from "@/lib/contract/message";
import { useMessageContext } from "../message-context";
import { plainText } from "../plain-text";
import { useTabStop } from "../tab-stop";
import { StickerBody } from "./sticker-body";

type AttachmentBodyProps = { message: MessageView; attachment: AttachmentView; isCard?: boolean };

/** A file of a message, as what it is. */
export function AttachmentBody({ message, attachment, isCard = false }: AttachmentBodyProps) {
  const tabIndex = useTabStop();
  const alt = useAlt(message, attachment);
  const { kind, state, url } = attachment;
  const problem = <AttachmentProblem attachment={attachment} conversationId={message.conversationId} tabIndex={tabIndex} />;
  if (isUndrawable(attachment)) return <Undrawable attachment={attachment} tabIndex={tabIndex} />;
  switch (kind) {
    case "image":
    case "video":
      return (
        <MediaFrame
          attachment={attachment}
          conversationId={message.conversationId}
          alt={alt}
          tabIndex={tabIndex}
          {...(isCard ? { fit: "card" } : { className: "-mx-1.5 -mt-0.5 mb-[5px] max-w-[calc(100%+12px)]" })}
        />
      );
    case "sticker":
      return <StickerBody attachment={attachment} alt={alt} problem={problem} />;
    case "audio":
      if (state === "ready" && url !== null) {
        const isPlayed = message.status === "played";
        return <AudioPlayer attachment={attachment} url={url} tabIndex={tabIndex} isPlayed={isPlayed} />;
      }
      return (
        <>
          <DocumentLine attachment={attachment} tabIndex={tabIndex} />
          {problem}
        </>
      );
    case "document":
      return (
        <div className="w-[280px] max-w-full">
          <DocumentLine attachment={attachment} tabIndex={tabIndex} />
          {problem}
        </div>
      );
  }
}

/** "Photo from Marta: The door, no parcel". */
function useAlt(message: MessageView, { kind }: AttachmentView): string {
  const t = useTranslations("media");
  const { contactShortName } = useMessageContext();
  const name = message.author?.name ?? contactShortName;
  const isOurs = message.direction === "outbound";
  if (kind === "sticker") return isOurs ? t("sticker.ours") : t("sticker.from", { name });
  if (kind === "video") return t("kind.video");
  const caption = message.text && plainText(message.text);
  if (isOurs) return caption ? t("image.oursWords", { caption }) : t("image.ours");
  return caption ? t("image.fromWords", { name, caption }) : t("image.from", { name });
}
