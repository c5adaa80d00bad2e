import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useDelayed } from "@/components/ui/use-delayed";
import { useLive } from "@/lib/client/live";

/** The stream may be away for this long before the figures are called old, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Whether the figures follow what happens, and when they were counted last. */
export function LiveMark({ asOf, isFailing }: { asOf: string | undefined; isFailing: boolean }) {
  const t = useTranslations("supervision.live");
  const { exact } = useTimes();
  const isAway = useDelayed(useLive().state !== "live", PATIENCE_MS);
  const isStale = isAway || isFailing;
  if (!asOf) return null;
  const time = exact(asOf.replace(/\.\d+Z$/, "Z"));
  return (
    <span className="flex shrink-0 items-center gap-1.5 whitespace-nowrap text-ink-2 text-xs tabular-nums">
      <span
        aria-hidden="true"
        className={
          isStale ? "size-2 rounded-full inset-ring-[1.5px] inset-ring-control-line" : "size-2 rounded-full bg-success-solid"
        }
      />
      <span role="status">{isStale ? t("asOf", { time }) : t("live")}</span>
      {!isStale && <span className="-ms-1.5 max-md:hidden">, {time}</span>}
    </span>
  );
}
