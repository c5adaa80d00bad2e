import { useFormatter } from "next-intl";
import { useServerNow } from "@/lib/client/clock";
import type { LibraryTemplate, TemplateAccount } from "@/lib/contract/template-library";

type SyncedCellProps = { template: Pick<LibraryTemplate, "wabaId" | "languages">; accounts: readonly TemplateAccount[] };

/** When what stands in the row was last read from Meta. */
export function SyncedCell({ template, accounts }: SyncedCellProps) {
  const format = useFormatter();
  const now = useServerNow();
  const syncedAt = accounts.find(({ wabaId }) => wabaId === template.wabaId)?.syncedAt;
  if (!syncedAt || template.languages.length === 0) return "–";
  return (
    <time dateTime={syncedAt}>
      {format.relativeTime(new Date(Math.min(Date.parse(syncedAt), now.getTime())), {
        now,
        style: "narrow",
        numberingSystem: "latn",
      })}
    </time>
  );
}
