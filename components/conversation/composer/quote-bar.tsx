import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { QuotedMessage } from "@/lib/contract/message";
import { QuotedWords } from "../message/quote";

/** The message that the reply will quote, over the text field. */
export function QuoteBar({ quoted, onClear }: { quoted: QuotedMessage; onClear: () => void }) {
  const t = useTranslations("composer");
  return (
    <div className="mx-2 mt-2 flex items-start gap-1 rounded-md border-accent border-s-[3px] bg-bubble-in-quote py-[5px] ps-[9px] pe-1 text-sm [--bubble-meta:var(--bubble-in-meta)]">
      <div className="min-w-0 flex-1">
        <QuotedWords quoted={quoted} />
      </div>
      <IconButton size="small" label={t("clearQuote")} onClick={onClear}>
        <X />
      </IconButton>
    </div>
  );
}
