import { useTranslations } from "next-intl";
import type { ConnectionProblem, StepFacts } from "@/lib/contract/number-connection";

/** A step's failure in three parts: what happened, why it matters, what to do now. */
export type ProblemWords = { title: string; why: string; now: string };

export function useProblemWords(): (problem: ConnectionProblem, facts: StepFacts) => ProblemWords {
  const t = useTranslations("numbers.problems");
  return (problem, facts) => {
    const values = {
      missing: (facts.missing ?? []).join(", "),
      status: facts.status ?? "",
      number: facts.displayPhoneNumber ?? "",
    };
    return { title: t(`${problem}.title`, values), why: t(`${problem}.why`), now: t(`${problem}.now`) };
  };
}
