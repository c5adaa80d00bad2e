import { useTranslations } from "next-intl";
import type { QuotedMessage } from "@/lib/contract/message";
import { useKindName } from "./kind-name";
import { useMessageContext } from "./message-context";
import { plainText } from "./plain-text";
import { useTabStop } from "./tab-stop";

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

/** Author and words of a quoted message, in a bubble and over the composer. */
export function QuotedWords({ quoted }: { quoted: QuotedMessage }) {
  const kindName = useKindName();
  return (
    <>
      <bdi className="block truncate font-semibold text-accent-ink text-xs">{quoted.author}</bdi>
      <span dir="auto" className="line-clamp-2 text-(--bubble-meta) [overflow-wrap:anywhere]">
        {quoted.text === null ? kindName(quoted.type ?? "unsupported") : plainText(quoted.text)}
      </span>
    </>
  );
}
