import { FileQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MessageView } from "@/lib/contract/message";
import { kindIcon } from "./kind-icon";
import { useKindName } from "./kind-name";

/** What a message is, in words, for types whose content did not come along, or is of a kind that Meta added since. */
export function UnshownBody({ message }: { message: MessageView }) {
  const t = useTranslations("conversation");
  const kindName = useKindName();
  const Icon = kindIcon(message.type) ?? FileQuestion;
  return (
    <span className="flex items-center gap-2.5 pt-0.5 pb-1">
      <span className="grid size-9 shrink-0 place-items-center rounded-md bg-(--bubble-quote) text-(--bubble-meta)">
        <Icon aria-hidden="true" className="size-[18px]" strokeWidth={1.75} />
      </span>
      <span className="min-w-0">
        <span className="block font-medium">{kindName(message.type)}</span>
        <span className="block text-(--bubble-meta) text-xs [overflow-wrap:anywhere]">
          {t(message.type === "unsupported" ? "notPassedOn" : "notShownYet")}
        </span>
      </span>
    </span>
  );
}
