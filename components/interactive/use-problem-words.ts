import { useTranslations } from "next-intl";
import { useEditor } from "./editor-context";

/** Says what is wrong with the field of a path; null when nothing is. */
export function useProblemWords(): (path: string) => string | null {
  const t = useTranslations("interactive.problem");
  const { problemAt } = useEditor();
  return (path) => {
    const problem = problemAt(path);
    return problem && t(problem.kind, { count: problem.count });
  };
}
