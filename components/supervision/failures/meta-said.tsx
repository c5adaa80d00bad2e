import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { FailedRow } from "./use-bulk-retry";

/** Meta's own words about the newest of the messages, one click away. */
export function MetaSaid({ row }: { row: FailedRow | undefined }) {
  const t = useTranslations("supervision.panel");
  const { exact, moment } = useTimes();
  const now = useServerNow();
  if (!row?.failure) return null;
  const { code, title, details } = row.failure;
  if (code === null && title === null && details === null) return null;
  const failedAt = row.steps.failedAt;
  return (
    <details className="px-5 py-3.5 text-xs max-md:px-4">
      <summary className="cursor-pointer rounded-xs font-medium text-ink-2">{t("metaSaid")}</summary>
      <pre className="mt-2 select-text whitespace-pre-wrap rounded-sm bg-sunken px-2.5 py-2 font-mono text-2xs text-ink-2 leading-4 [overflow-wrap:anywhere]">
        {[
          [code, title].filter((part) => part !== null).join(" "),
          failedAt && `failed  ${moment(failedAt, now, "until")}, ${exact(failedAt)}`,
          details && details !== title && `details ${details}`,
          row.wamid && `wamid   ${row.wamid}`,
        ]
          .filter(Boolean)
          .join("\n")}
      </pre>
    </details>
  );
}
