import { useFormatter, useTranslations } from "next-intl";
import { wordsOf } from "@/lib/client/reply-parts";
import type { TrayItem } from "@/lib/client/tray-item";
import type { FileView } from "@/lib/contract/attachment";
import { limitSize } from "./limit-size";

type TrayWords = {
  /** What a thing in the tray is called. */
  nameOf: (item: TrayItem) => string;
  size: (bytes: number) => string;
  /** Why WhatsApp would not take a file as it is. */
  problem: (file: FileView) => string | null;
  failure: (item: Extract<TrayItem, { state: "failed" }>) => string;
};

/** Says what is in the tray, and what is wrong with it. */
export function useTrayWords(): TrayWords {
  const t = useTranslations("composer.tray");
  const format = useFormatter();

  function size(bytes: number): string {
    const { amount, unit } = limitSize(bytes);
    return format.number(amount, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  }

  function nameOf(item: TrayItem): string {
    if (item.state !== "ready") return item.fileName;
    const { part } = item;
    if (part.kind === "media") return part.isVoice ? t("voice") : (part.file.fileName ?? t(`as.${part.as}`));
    return wordsOf(part) ?? (part.kind === "contacts" ? t("contacts", { count: part.cards.length }) : t(part.kind));
  }

  function problem({ problem: found, sizeBytes }: FileView): string | null {
    if (!found) return null;
    const limit = found.limitBytes === null ? "" : size(found.limitBytes);
    return t(`problem.${found.kind}`, { kind: t(`kinds.${found.as}`), limit, size: size(sizeBytes) });
  }

  return {
    nameOf,
    size,
    problem,
    failure: ({ failure, limitBytes, sizeBytes }) =>
      t(`failed.${failure}`, { limit: limitBytes === null ? "" : size(limitBytes), size: size(sizeBytes) }),
  };
}
