import { useFormatter, useTranslations } from "next-intl";
import { limitSize } from "@/components/conversation/composer/limit-size";
import type { TemplateFileSlot } from "@/lib/contract/template";
import type { MediaProblem } from "@/lib/whatsapp/media-limits";

/** Says which of WhatsApp's limits a file breaks. */
export function useFileProblemWords() {
  const t = useTranslations("composer.tray");
  const format = useFormatter();

  function size(bytes: number): string {
    const { amount, unit } = limitSize(bytes);
    return format.number(amount, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 });
  }

  return (as: TemplateFileSlot["kind"], { problem, sizeBytes }: { problem: MediaProblem; sizeBytes: number }): string => {
    const limit = problem.limitBytes === null ? "" : size(problem.limitBytes);
    return t(`problem.${problem.kind}`, { kind: t(`kinds.${as}`), limit, size: size(sizeBytes) });
  };
}
