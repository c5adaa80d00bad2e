import type { LibraryTemplate, TemplateLibrary } from "@/lib/contract/template-library";
import type { FiguresById } from "./figures";

/** What every row of the library needs to know: whose eyes it is for, and what was counted. */
export type RowContext = {
  library: TemplateLibrary;
  figures: FiguresById | null;
  since: string | null;
  isAdmin: boolean;
  seesMessages: boolean;
  onFigures: (template: LibraryTemplate) => void;
};
