import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useLayoutEffect, useRef, useState } from "react";
import { cn } from "@/components/ui/cn";

/** Shows the preview; on a low screen only when asked, because the fields and the log need the room. */
export function FoldingPreview({ children }: { children: ReactNode }) {
  const t = useTranslations("templates");
  const [isUnfolded, setIsUnfolded] = useState(false);
  const area = useRef<HTMLElement>(null);
  const [overflows, setOverflows] = useState(false);

  // A stop of the Tab key only while there is something to scroll.
  useLayoutEffect(() => {
    if (area.current) setOverflows(area.current.scrollHeight > area.current.clientHeight);
  });

  return (
    <>
      <button
        type="button"
        aria-expanded={isUnfolded}
        onClick={() => setIsUnfolded(!isUnfolded)}
        className="hidden cursor-pointer items-center gap-1 px-3 py-1.5 text-ink-2 text-xs [@media(max-height:799px)]:flex"
      >
        <ChevronDown aria-hidden="true" className={cn("size-3.5", isUnfolded && "rotate-180")} strokeWidth={1.75} />
        {t(isUnfolded ? "hidePreview" : "showPreview")}
      </button>
      <section
        ref={area}
        aria-label={t("preview")}
        tabIndex={overflows ? 0 : undefined}
        className={cn("min-h-0 flex-1 overflow-y-auto px-4 pt-3.5 pb-2", !isUnfolded && "[@media(max-height:799px)]:hidden")}
      >
        {children}
      </section>
    </>
  );
}
