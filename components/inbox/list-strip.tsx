import { ArrowRight, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { Sash } from "@/components/window/sash";
import { useWindowWords } from "@/components/window/use-window-words";
import { useConversationSummary } from "@/lib/client/queries";
import { useWindowFigure } from "@/lib/client/ticker";
import { useCount } from "./use-count";
import type { InboxRoute } from "./use-inbox-route";

const STRIP = "mx-2 mb-1.5 flex h-[34px] shrink-0 items-center gap-2 rounded-md ps-2.5 max-md:h-[42px]";

/** Between the tabs and the rows: who waits and is about to be out of reach; or, in a list reached from there, the way back. */
export function ListStrip({ route }: { route: InboxRoute }) {
  const { view } = route.filter;
  const { data: summary } = useConversationSummary();
  if (view === "closing" || view === "closed") return <FilterStrip route={route} view={view} />;
  if (!summary?.closing.firstClosesAt || view === "resolved") return null;
  return <ClosingSoon route={route} count={summary.closing.count} firstClosesAt={summary.closing.firstClosesAt} />;
}

function FilterStrip({ route: { show }, view }: { route: InboxRoute; view: "closing" | "closed" }) {
  const t = useTranslations("inbox.filter");
  const count = useCount();
  const { data: summary } = useConversationSummary();
  const total = summary && (view === "closing" ? summary.closing.count : summary.closed);
  return (
    <div className={cn(STRIP, "bg-accent-soft pe-1 text-accent-ink")}>
      <span className="font-medium">{t(view)}</span>
      {total !== undefined && <span className="text-xs tabular-nums">{count(total)}</span>}
      <IconButton
        size="small"
        label={t("leave")}
        tooltip="none"
        onClick={() => show("all")}
        className="ms-auto size-6 text-accent-ink hover:bg-accent-soft-hover hover:text-accent-ink [&_svg]:size-4"
      >
        <X />
      </IconButton>
    </div>
  );
}

const TONES = {
  calm: "bg-window-amber-bg text-window-amber-ink",
  amber: "bg-window-amber-bg text-window-amber-ink",
  red: "bg-window-red-bg text-window-red-ink",
  closed: "bg-window-closed-bg text-window-closed-ink",
} as const;

function ClosingSoon({ route: { show }, count, firstClosesAt }: { route: InboxRoute; count: number; firstClosesAt: string }) {
  const t = useTranslations("inbox.closingSoon");
  const words = useWindowWords();
  const figure = useWindowFigure({ closesAt: firstClosesAt });
  // The count comes from the server a moment after a window has closed: until then nothing is claimed.
  if (figure.kind === "closed") return null;
  return (
    <button
      type="button"
      onClick={() => show("closing")}
      className={cn(
        STRIP,
        "pe-2.5 text-start tabular-nums transition-colors duration-base focus-visible:-outline-offset-2",
        TONES[figure.tone],
      )}
    >
      <Sash figure={figure} />
      <span className="min-w-0 truncate">
        {t.rich("text", { count, figure: words(figure).bare, strong: (text) => <b className="font-semibold">{text}</b> })}
      </span>
      <ArrowRight aria-hidden="true" className="ms-auto size-3.5 shrink-0 rtl:-scale-x-100" strokeWidth={1.75} />
    </button>
  );
}
