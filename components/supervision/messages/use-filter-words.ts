import { useTranslations } from "next-intl";
import type { Cause } from "@/lib/contract/supervision";
import { useCauseWords } from "../frame/cause-words";
import { usePriceWords } from "../frame/price-words";
import type { MessageQuery, Narrowing } from "./message-query";
import { useAgentName } from "./use-agent-name";

/** Each thing that a list is narrowed down by, in words. */
export function useFilterWords(): (query: MessageQuery) => { key: Narrowing; words: string }[] {
  const t = useTranslations("supervision");
  const causeWords = useCauseWords();
  const priceWords = usePriceWords();
  const agentName = useAgentName();
  return (query) => {
    const price = priceWords(query.priceCategory ?? "", query.priceType === "none" ? null : query.priceType);
    const all: { key: Narrowing; words: string | null }[] = [
      { key: "bucket", words: query.bucket && t(`chart.bucket.${query.bucket}`).toLocaleLowerCase() },
      { key: "cause", words: query.cause && causeWords(toCause(query.cause)).title },
      { key: "template", words: query.template && (query.template === "none" ? t("chart.noTemplate") : query.template) },
      { key: "agentId", words: query.agentId && agentName(query.agentId) },
      { key: "priceCategory", words: query.priceCategory && price.name },
      { key: "priceType", words: query.priceType && price.kind },
      { key: "measured", words: query.measured && t("messages.measured") },
    ];
    return all.flatMap(({ key, words }) => (words === null ? [] : [{ key, words }]));
  };
}

/** A filter names Meta's code, or our own word. */
export function toCause(key: string): Cause {
  return /^\d+$/.test(key) ? { code: Number(key), ours: null } : { code: null, ours: key === "unknown" ? null : key };
}
