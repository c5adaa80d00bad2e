import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import type { ConnectionStep, StepState } from "@/lib/contract/number-connection";

type StepRowProps = {
  /** `phone` follows from the number: it is asked for at the end. */
  step: ConnectionStep | "phone";
  index: number;
  state: StepState["state"] | "checking";
  isLast: boolean;
  /** What it found, in a sentence. */
  found?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
};

/** One step: its sign, its name, and below what it found, asks or failed with. */
export function StepRow({ step, index, state, isLast, found, action, children }: StepRowProps) {
  const t = useTranslations("numbers.connect");
  return (
    <li className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-3.5">
      <span aria-hidden="true" className="flex flex-col items-center gap-1">
        <Sign state={state} index={index} />
        {!isLast && <span className="w-px flex-1 bg-line-strong" />}
      </span>
      <section aria-labelledby={`step-${step}`} className="min-w-0 pb-5">
        <div className="flex min-h-6 items-center gap-2">
          <h3 id={`step-${step}`} className={cn("font-semibold text-md", state === "not_started" && "text-ink-2")}>
            {t(`${step}.title`)}
            <span className="sr-only">, {t(`states.${state}`)}</span>
          </h3>
          {action && <div className="ms-auto">{action}</div>}
        </div>
        {found && <p className="text-ink-2">{found}</p>}
        {children}
      </section>
    </li>
  );
}

function Sign({ state, index }: { state: StepRowProps["state"]; index: number }) {
  const look = "grid size-6 shrink-0 place-items-center rounded-full text-xs font-semibold [&_svg]:size-3.5 [&_svg]:stroke-2";
  if (state === "done") {
    return (
      <span className={cn(look, "bg-success-bg text-success-ink inset-ring inset-ring-success-line")}>
        <Check />
      </span>
    );
  }
  if (state === "failed") {
    return (
      <span className={cn(look, "bg-danger-solid text-on-solid")}>
        <X />
      </span>
    );
  }
  return (
    <span className={cn(look, "text-ink-2 inset-ring-2 inset-ring-line-strong")}>{state === "checking" ? "…" : index + 1}</span>
  );
}
