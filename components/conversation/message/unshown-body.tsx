import {
  Contact,
  File,
  FileQuestion,
  Image,
  type LucideIcon,
  MapPin,
  MessageSquareReply,
  Mic,
  Settings2,
  ShoppingBag,
  Sticker,
  Video,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageView } from "@/lib/contract/message";
import { useKindName } from "./kind-name";

const ICONS: Record<string, LucideIcon> = {
  image: Image,
  video: Video,
  audio: Mic,
  voice: Mic,
  document: File,
  sticker: Sticker,
  location: MapPin,
  contacts: Contact,
  order: ShoppingBag,
  system: Settings2,
  button: MessageSquareReply,
  interactive: MessageSquareReply,
};

/** What a message is, in words, for types whose content this version does not draw: name, file, and that there is more. */
export function UnshownBody({ message }: { message: MessageView }) {
  const t = useTranslations("conversation");
  const kindName = useKindName();
  const Icon = ICONS[message.type] ?? FileQuestion;
  const fileName = message.attachments[0]?.fileName;
  return (
    <span className="flex items-center gap-2.5 pt-0.5 pb-1">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-(--bubble-quote) text-(--bubble-meta)">
        <Icon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{kindName(message.type)}</span>
        <span className="block text-(--bubble-meta) text-xs [overflow-wrap:anywhere]">
          {fileName && (
            <>
              <bdi>{fileName}</bdi>
              {" · "}
            </>
          )}
          {t(message.type === "unsupported" ? "notPassedOn" : "notShownYet")}
        </span>
      </span>
    </span>
  );
}
