import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/ui/cn";

/** Shows the preview; on a low screen only when asked, because the fields and the log need the room. */
export function FoldingPreview({ children }: { children: ReactNode }) {
  const t = useTranslations("templates");
  const [isUnfolded, setIsUnfolded] = useState(false);
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
      <div className={cn("min-h-0 flex-1 overflow-y-auto px-4 pt-3.5 pb-2", !isUnfolded && "[@media(max-height:799px)]:hidden")}>
        {children}
      </div>
    </>
  );
}
