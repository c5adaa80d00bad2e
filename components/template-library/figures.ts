import type { LibraryFigures, LibraryTemplate, TemplateFigures } from "@/lib/contract/template-library";

type Counted = Pick<TemplateFigures, "total" | "read" | "replied">;

/** By template id, as the server counted. */
export type FiguresById = ReadonlyMap<string, TemplateFigures>;

export function indexFigures(figures: LibraryFigures | undefined): FiguresById | null {
  return figures ? new Map(figures.templates.map((row) => [row.templateId, row])) : null;
}

/** What all languages of a template come to. Null = not known yet. */
export function sumFigures({ languages }: Pick<LibraryTemplate, "languages">, figures: FiguresById | null): Counted | null {
  if (figures === null) return null;
  const sum = { total: 0, read: 0, replied: 0 };
  for (const { id } of languages) {
    const row = figures.get(id);
    if (!row) continue;
    sum.total += row.total;
    sum.read += row.read;
    sum.replied += row.replied;
  }
  return sum;
}

/** A share of what was sent, from 0 to 1; null when nothing was. */
export function shareOf(part: number, { total }: Pick<Counted, "total">): number | null {
  return total === 0 ? null : part / total;
}
