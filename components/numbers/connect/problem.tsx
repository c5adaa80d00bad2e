import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import type { ConnectionStep, StepState } from "@/lib/contract/number-connection";
import { useProblemWords } from "../problem-words";

type ProblemProps = { step: ConnectionStep; state: StepState; isLookingAgain: boolean; children?: ReactNode };

/** Why a step failed: what happened, why it matters, what to do, and what Meta answered. */
export function Problem({ step, state, isLookingAgain, children }: ProblemProps) {
  const t = useTranslations("numbers.connect");
  const problems = useProblemWords();
  if (state.problem === null) return null;
  const words = problems(state.problem, state.facts);

  function copyForSupport() {
    const text = [t(`${step}.title`), words.title, state.checkedAt ?? "", state.answer ?? ""].join("\n");
    navigator.clipboard.writeText(text).then(
      () => toast(t("copied")),
      () => toast.error(t("notCopied")),
    );
  }

  return (
    <div className="mt-2 overflow-hidden rounded-lg inset-ring inset-ring-danger-line">
      <div role="status" className="bg-danger-bg px-4 py-3">
        <p className="font-semibold text-danger-ink [overflow-wrap:anywhere]">{words.title}</p>
        <p className="mt-1 text-ink-2">{words.why}</p>
        {!children && <p className="mt-1">{words.now}</p>}
      </div>
      {children}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-danger-line border-t px-4 py-2 text-xs">
        {isLookingAgain && (
          <span className="flex items-center gap-1.5 text-ink-2">
            <span aria-hidden="true" className="size-2 rounded-full bg-accent" />
            {t("lookingAgain")}
          </span>
        )}
        {state.answer && (
          <span className="min-w-0 flex-1 text-ink-2 max-md:basis-full [overflow-wrap:anywhere]">
            {t("metaAnswered")} <code>{state.answer}</code>
          </span>
        )}
        <Button size="small" variant="quiet" onClick={copyForSupport} className="ms-auto">
          <Copy aria-hidden="true" className="size-3.5" />
          {t("copyForSupport")}
        </Button>
      </div>
    </div>
  );
}
