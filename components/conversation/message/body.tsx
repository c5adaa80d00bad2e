import { Ban } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageContent } from "@/lib/contract/content";
import type { MessageView } from "@/lib/contract/message";
import { isBlank } from "@/lib/contract/visible-text";
import { AttachmentBody } from "./bodies/attachment-body";
import { ContactsBody } from "./bodies/contacts-body";
import { FormBody } from "./bodies/form-body";
import { InteractiveBody } from "./bodies/interactive-body";
import { LocationBody } from "./bodies/location-body";
import { OrderBody } from "./bodies/order-body";
import { CallPermissionBody, ChoiceBody, ProductBody, UnsupportedBody } from "./bodies/small-bodies";
import { isEmojiOnly } from "./emoji-only";
import { FormattedText } from "./formatted-text";
import { useMessageContext } from "./message-context";
import { TemplateBody } from "./template-body";
import { UnshownBody } from "./unshown-body";

/** What a message holds, over its stamp. */
export function Body({ message }: { message: MessageView }) {
  const { template, content, attachments, text } = message;
  if (message.revokedAt) return <RevokedBody message={message} />;
  if (message.type === "reaction") return <LoneReaction message={message} />;
  if (template) return <TemplateBody message={message} template={template} />;
  if (content) {
    return (
      <>
        <ContentBody message={message} content={content} />
        {hasWordsBeside(content) && text && <Words text={text} />}
      </>
    );
  }
  if (message.type === "text" && isBlank(text ?? "")) return <EmptyBody />;
  const isUnshown = message.type !== "text" && attachments.length === 0;
  return (
    <>
      {isUnshown ? <UnshownBody message={message} /> : <Attachments message={message} />}
      {text && <Words text={text} />}
    </>
  );
}

function Attachments({ message }: { message: MessageView }) {
  return message.attachments.map((attachment) => (
    <AttachmentBody key={attachment.id} message={message} attachment={attachment} />
  ));
}

function ContentBody({ message, content }: { message: MessageView; content: MessageContent }) {
  switch (content.kind) {
    case "location":
      return <LocationBody place={content.place} />;
    case "contacts":
      return <ContactsBody cards={content.cards} leftOut={content.leftOut} isAnswer={content.isAnswer} />;
    case "choice":
      return <ChoiceBody choice={content} />;
    case "form":
      return <FormBody form={content} />;
    case "call_permission":
      return <CallPermissionBody permission={content} />;
    case "order":
      return <OrderBody order={content} />;
    case "product":
      return <ProductBody product={content} />;
    case "interactive":
      return <InteractiveBody message={message} interactive={content.interactive} />;
    case "unsupported":
      return <UnsupportedBody unsupported={content} />;
    // These are lines of the thread and not bubbles; see TimelineRow.
    case "call":
    case "system":
      return null;
  }
}

/** Of everything else that has a content, the text only stands for it in places that draw nothing. */
function hasWordsBeside({ kind }: MessageContent): boolean {
  return kind === "order" || kind === "product";
}

function RevokedBody({ message: { direction, author } }: { message: MessageView }) {
  const t = useTranslations("bubble");
  const { contactShortName } = useMessageContext();
  return (
    <span className="inline-flex items-center gap-1.5 text-(--bubble-meta) italic">
      <Ban aria-hidden="true" className="size-4 shrink-0" strokeWidth={1.75} />
      {direction === "inbound" ? t("revokedBy", { name: author?.name ?? contactShortName }) : t("revoked")}
    </span>
  );
}

/** A reaction to a message that is not here: a line of its own. */
function LoneReaction({ message: { text } }: { message: MessageView }) {
  const t = useTranslations("bubble");
  return <span className="text-(--bubble-meta) italic">{t("loneReaction", { emoji: text ?? "" })}</span>;
}

/** Words that nobody can see. */
function EmptyBody() {
  const t = useTranslations("conversation");
  return <span className="text-(--bubble-meta) italic">{t("emptyText")}</span>;
}

function Words({ text }: { text: string }) {
  if (isEmojiOnly(text)) return <span className="text-2xl leading-[1.25]">{text}</span>;
  return <FormattedText text={text} />;
}
