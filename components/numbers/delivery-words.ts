import { useTranslations } from "next-intl";
import type { DeliveryContent } from "@/lib/contract/ingest";

/** The stages that have a word; others are shown as Meta writes them. */
const STAGES = ["sent", "delivered", "read", "played", "failed"] as const;

/** What a delivery holds, in words: "12 statuses: 7 delivered, 5 read". */
export function useDeliveryWords(): (content: DeliveryContent) => string {
  const t = useTranslations("numbers.deliveries");
  const stage = (name: string) => (isStage(name) ? t(`stages.${name}`) : name);

  function part(kind: "messages" | "statuses" | "others", counts: DeliveryContent["messages"], word: (name: string) => string) {
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    if (total === 0) return [];
    const named = counts.map(({ name, count }) => (counts.length === 1 ? word(name) : `${count} ${word(name)}`)).join(", ");
    return [`${t(`holds.${kind}`, { count: total })}: ${named}`];
  }

  return ({ messages, statuses, others, unreadable }) => {
    const parts = [
      ...part("messages", messages, (name) => name),
      ...part("statuses", statuses, stage),
      ...part("others", others, (name) => name),
      ...(unreadable > 0 ? [t("holds.unreadable", { count: unreadable })] : []),
    ];
    return parts.length === 0 ? t("holds.nothing") : parts.join(" · ");
  };
}

function isStage(name: string): name is (typeof STAGES)[number] {
  return STAGES.some((stage) => stage === name);
}
