import { createContext, use } from "react";
import type { InteractiveDraft } from "./draft";
import type { FieldProblem } from "./problems";

/** What the fields of the editor share. */
export type Editor = {
  draft: InteractiveDraft;
  change: (change: Partial<InteractiveDraft>) => void;
  /** What is wrong with the field of a path, once it is to be said; null when nothing is. */
  problemAt: (path: string) => FieldProblem | null;
};

const EditorContext = createContext<Editor | null>(null);

export const EditorProvider = EditorContext.Provider;

export function useEditor(): Editor {
  const editor = use(EditorContext);
  if (!editor) throw new Error("A field of an interactive message is drawn outside of its editor.");
  return editor;
}
