import type { Params } from "../params";

const LONGEST_BUTTON = 20;
const MOST_SECTIONS = 10;
const MOST_ROWS = 10;
const LONGEST_SECTION_TITLE = 24;
const LONGEST_ROW = { id: 200, title: 24, description: 72 };

/** Sections of rows behind one button: ten rows in all, each with an id of its own. */
export function checkList(action: Params): void {
  action.only("button", "sections").string("button", { least: 1, most: LONGEST_BUTTON });
  const sections = checkSections(action, MOST_SECTIONS, LONGEST_SECTION_TITLE, "rows");
  const rows = sections.flatMap((section) => section.objects("rows"));
  if (rows.length > MOST_ROWS) throw action.wrong("sections", `must hold at most ${MOST_ROWS} rows in all`);
  const ids = new Set<string>();
  for (const row of rows) {
    row.only("id", "title", "description");
    const id = row.string("id", { least: 1, most: LONGEST_ROW.id });
    row.string("title", { least: 1, most: LONGEST_ROW.title });
    row.optionalString("description", { most: LONGEST_ROW.description });
    if (ids.has(id)) throw row.wrong("id", `must be unique - "${id}" is there twice`);
    ids.add(id);
  }
}

/** Sections with a title each when there are several, and at least one entry. */
export function checkSections(action: Params, most: number, longestTitle: number, entries: string): Params[] {
  const sections = action.objects("sections");
  if (sections.length === 0) throw action.missing("sections");
  if (sections.length > most) throw action.wrong("sections", `must hold at most ${most} entries`);
  for (const section of sections) {
    section.only("title", entries);
    const title = section.optionalString("title", { most: longestTitle }) ?? "";
    if (sections.length > 1 && title === "") throw section.missing("title");
    if (section.objects(entries).length === 0) throw section.missing(entries);
  }
  return sections;
}
