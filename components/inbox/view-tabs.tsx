import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { useConversationSummary } from "@/lib/client/queries";
import { useCount } from "./use-count";
import type { InboxRoute } from "./use-inbox-route";

const VIEWS = ["mine", "unassigned", "unread", "all"] as const;

/** The four views of open conversations that are one click away. Links, because each has an address. */
export function ViewTabs({ route: { filter, hrefOfView, show } }: { route: InboxRoute }) {
  const t = useTranslations("inbox.view");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  return (
    <nav aria-label={t("label")} className="flex shrink-0 gap-0.5 overflow-x-auto px-2 pb-2 [scrollbar-width:none]">
      {VIEWS.map((view) => (
        <a
          key={view}
          href={hrefOfView(view)}
          aria-current={filter.view === view ? "page" : undefined}
          onClick={(event) => follow(event, () => show(view))}
          className="inline-flex h-7 shrink-0 items-center gap-[5px] rounded-sm px-2 text-ink-2 transition-colors hover:bg-hover focus-visible:-outline-offset-2 aria-[current=page]:bg-pressed aria-[current=page]:font-medium aria-[current=page]:text-ink max-md:h-[34px] max-md:px-2.5"
        >
          {t(view)}
          {summary && <span className="font-normal text-ink-3 text-xs tabular-nums">{count(summary[view])}</span>}
        </a>
      ))}
    </nav>
  );
}

function follow(event: MouseEvent, go: () => void) {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go();
}
