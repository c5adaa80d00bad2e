import { ChevronDown, ListFilter as FilterIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { MenuButton } from "@/components/ui/menu-button";
import { latePart } from "@/lib/client/late-part";
import { StartButton } from "./start-button";
import type { InboxRoute } from "./use-inbox-route";

const loadItems = latePart(() => import("./list-bar-items"));

/** Which conversations: the open or the resolved ones; and beside it, which of the open ones, in what order. */
export function ListBar({ route }: { route: InboxRoute }) {
  return (
    <header className="flex h-bar shrink-0 items-center ps-4 pe-3 max-md:h-14 max-md:pe-2">
      <StateMenu route={route} />
      <span className="flex-1" />
      <StartButton route={route} />
      <FilterMenu route={route} />
    </header>
  );
}

function StateMenu({ route }: { route: InboxRoute }) {
  const t = useTranslations("inbox.state");
  const state = route.filter.view === "resolved" ? "resolved" : "open";
  return (
    <MenuButton
      load={loadItems}
      trigger={(props) => (
        <button
          {...props}
          type="button"
          className="-ms-1.5 flex min-h-8 items-center gap-1.5 rounded-sm px-1.5 hover:bg-hover aria-expanded:bg-hover pointer-coarse:min-h-11"
        >
          <h1 className="font-semibold text-lg tracking-[-0.01em] max-md:text-xl">{t(state)}</h1>
          <ChevronDown aria-hidden="true" className="size-3.5 max-md:size-4" strokeWidth={1.75} />
        </button>
      )}
    >
      {({ StateItems }, place) => <StateItems {...place} route={route} />}
    </MenuButton>
  );
}

function FilterMenu({ route }: { route: InboxRoute }) {
  const t = useTranslations("inbox.filter");
  const isSpecial = route.filter.view === "closing" || route.filter.view === "closed";
  return (
    <MenuButton
      load={loadItems}
      trigger={(props) => (
        <IconButton {...props} size="small" label={t("button")} className={cn(isSpecial && "bg-accent-soft text-accent-ink")}>
          <FilterIcon />
        </IconButton>
      )}
    >
      {({ FilterItems }, place) => <FilterItems {...place} route={route} />}
    </MenuButton>
  );
}
