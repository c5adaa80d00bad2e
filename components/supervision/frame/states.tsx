import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";

/** What loads within this time shows no bones. */
const PATIENCE_MS = 150;

/** Bones in the shape of rows. */
export function RowsLoading({ rows }: { rows: number }) {
  const t = useTranslations("supervision");
  const isDue = useDelayed(true, PATIENCE_MS);
  return (
    <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden px-5 py-2 max-md:px-4">
      <p role="status" className="sr-only">
        {isDue && t("loading")}
      </p>
      {isDue &&
        Array.from({ length: rows }, (_, row) => `row-${row}`).map((row, index) => (
          <div key={row} aria-hidden="true" className="flex h-9 items-center gap-4">
            <Bone className="w-14" />
            <Bone className={index % 2 === 0 ? "w-1/2" : "w-2/5"} />
            <Bone className="ms-auto w-16" />
          </div>
        ))}
    </div>
  );
}

/** A part that did not come: what that means, one thing to do, and the number that an admin needs. */
export function PartError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const t = useTranslations();
  return (
    <QuietState
      icon={<CloudOff aria-hidden="true" className="size-5 text-danger-ink" strokeWidth={1.75} />}
      title={t("supervision.failedToLoad")}
      actions={<Button onClick={onRetry}>{t("inbox.list.again")}</Button>}
      note={error instanceof ApiError && error.requestId !== "" && t("errors.request", { id: error.requestId })}
    >
      {error instanceof ApiError ? t("supervision.failedServer") : t("supervision.failedNetwork")}
    </QuietState>
  );
}
