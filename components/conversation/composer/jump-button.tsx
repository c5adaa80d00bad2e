import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";

/** Back to the newest message; counts what came since one looked away from it. */
export function JumpButton({ count, onJump }: { count: number; onJump: () => void }) {
  const t = useTranslations("conversation.jump");
  return (
    <button
      type="button"
      onClick={onJump}
      className="ms-auto inline-flex h-[26px] shrink-0 cursor-pointer items-center gap-[5px] rounded-full bg-raised forced-colors:border ps-2 pe-[9px] font-medium text-ink-2 text-xs shadow-sm hover:bg-hover pointer-coarse:h-9"
    >
      <ArrowDown aria-hidden="true" className="size-4" strokeWidth={1.75} />
      {t("latest")}
      {count > 0 && (
        <span className="ms-0.5 -me-[3px] inline-grid h-[18px] min-w-[18px] place-items-center rounded-full bg-accent px-[5px] font-semibold text-2xs text-on-accent leading-none tabular-nums">
          <span aria-hidden="true">{count}</span>
          <span className="sr-only">{t("new", { count })}</span>
        </span>
      )}
    </button>
  );
}
