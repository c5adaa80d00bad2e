import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";
import type { ConversationView } from "@/lib/contract/conversation";

/** What loads within this time shows no bones. */
const PATIENCE_MS = 150;

const WIDTHS = [
  ["w-[96px]", "w-[76%]"],
  ["w-[72px]", "w-[84%]"],
  ["w-[116px]", "w-[64%]"],
  ["w-[84px]", "w-[80%]"],
  ["w-[104px]", "w-[58%]"],
  ["w-[68px]", "w-[72%]"],
] as const;

/** Bones in the shape of rows. */
export function ListLoading() {
  const t = useTranslations("inbox.list");
  const isDue = useDelayed(true, PATIENCE_MS);
  return (
    <div className="flex-1 overflow-hidden px-2" aria-busy="true">
      <p role="status" className="sr-only">
        {isDue && t("loading")}
      </p>
      {isDue &&
        WIDTHS.map(([name, preview]) => (
          <div key={name} aria-hidden="true" className="grid h-row grid-cols-[36px_minmax(0,1fr)] gap-x-2.5 px-2.5 pt-2.5">
            <Bone className="size-9 rounded-full" />
            <div className="grid content-start gap-2 pt-1">
              <div className="flex justify-between">
                <Bone className={name} />
                <Bone className="w-8" />
              </div>
              <Bone className={preview} />
              <Bone className="h-2 w-14" />
            </div>
          </div>
        ))}
    </div>
  );
}

/** The list did not come: what that means, one thing to do, and the number that an admin needs. */
export function ListError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations();
  return (
    <QuietState
      icon={<CloudOff aria-hidden="true" className="size-5 text-danger-ink" strokeWidth={1.75} />}
      title={t("inbox.list.failed")}
      actions={<Button onClick={onRetry}>{t("inbox.list.again")}</Button>}
      note={error instanceof ApiError && error.requestId !== "" && t("errors.request", { id: error.requestId })}
    >
      {error instanceof ApiError ? t("inbox.list.failedServer") : t("inbox.list.failedNetwork")}
    </QuietState>
  );
}

/** Nothing in this view: said in its own words. */
export function ListEmpty({ view, className }: { view: ConversationView; className?: string }) {
  const t = useTranslations("inbox.empty");
  return <p className={cn("grid flex-1 place-content-center text-balance p-6 text-center text-ink-2", className)}>{t(view)}</p>;
}
