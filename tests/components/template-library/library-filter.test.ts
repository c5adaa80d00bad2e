import { describe, expect, test } from "vitest";
import { sumFigures } from "@/components/template-library/figures";
import { languageName, shortCodes } from "@/components/template-library/language-name";
import {
  countCategories,
  filterTemplates,
  type LibraryFilter,
  listLanguages,
} from "@/components/template-library/library-filter";
import { reachesAnybody } from "@/components/template-library/offer";
import { scaleTop, totalOf, weeksOf } from "@/components/template-library/weeks";
import { aLanguage, aTemplate } from "./library";

const ALL: LibraryFilter = { q: "", category: null, status: null, language: null, account: null };
const TEMPLATES = [
  aTemplate({ name: "order_delayed", languages: [aLanguage(), aLanguage({ language: "ar", status: "REJECTED" })] }),
  aTemplate({ name: "spring_sale", category: "MARKETING", languages: [aLanguage({ body: "Half price in the Lisbon store" })] }),
  aTemplate({ name: "new_one", wabaId: "1002", languages: [] }),
];

function names(filter: Partial<LibraryFilter>): string[] {
  return filterTemplates(TEMPLATES, { ...ALL, ...filter }).map(({ name }) => name);
}

describe("the library's filter", () => {
  test.each<[Partial<LibraryFilter>, string[]]>([
    [{ q: "LISBON half" }, ["spring_sale"]],
    [{ q: "delayed" }, ["order_delayed"]],
    [{ status: "rejected" }, ["order_delayed"]],
    [{ status: "draft" }, ["new_one"]],
    [{ language: "ar" }, ["order_delayed"]],
    [{ account: "1002" }, ["new_one"]],
    [{ category: "MARKETING" }, ["spring_sale"]],
    [{ q: "nothing has this" }, []],
  ])("%j leaves %j", (filter, expected) => expect(names(filter)).toEqual(expected));

  test("counts every category whichever is chosen, within the rest of the filter", () => {
    expect(countCategories(TEMPLATES, { ...ALL, category: "MARKETING", account: "1001" })).toEqual({
      all: 2,
      UTILITY: 1,
      MARKETING: 1,
      AUTHENTICATION: 0,
    });
  });

  test("lists each language once", () => expect(listLanguages(TEMPLATES)).toEqual(["ar", "en_GB"]));
});

describe("languages", () => {
  test("are short where that tells them apart", () => {
    expect([...shortCodes(["pt_PT", "pt_BR", "en_GB"]).values()]).toEqual(["pt_PT", "pt_BR", "en"]);
  });

  test("are named in their own words, and unknown ones by their code", () => {
    expect(languageName("pt_BR")).toMatch(/^Português/);
    expect(languageName("zz_not_one")).toBe("zz_not_one");
  });
});

describe("figures", () => {
  const counted = { waiting: 1, unknown: 0, sent: 2, delivered: 3, failed: 1 };

  test("of a template are those of its languages; unknown before they came", () => {
    const figures = new Map([["en_GB", { ...counted, total: 12, read: 5, replied: 2 }]]);
    expect(sumFigures(aTemplate(), figures)).toEqual({ total: 12, read: 5, replied: 2 });
    expect(sumFigures(aTemplate({ languages: [] }), figures)).toEqual({ total: 0, read: 0, replied: 0 });
    expect(sumFigures(aTemplate(), null)).toBeNull();
  });

  test("of a week add its languages up, and every message is in one of its parts", () => {
    const row = { ...counted, total: 12, read: 5, replied: 2, week: "2026-11-16" };
    const history = {
      weeks: [
        { ...row, language: "en_GB" },
        { ...row, language: "pt_PT" },
        { ...row, language: "ar", week: "2026-11-09" },
      ],
    };
    const [first, second] = weeksOf(history, null);
    expect([first?.week, second?.week, second?.total]).toEqual(["2026-11-09", "2026-11-16", 24]);
    const { read, delivered, sent, failed, others, total } = totalOf(weeksOf(history, null));
    expect(read + delivered + sent + failed + others).toBe(total);
    expect(weeksOf(history, "ar")).toHaveLength(1);
  });

  test.each([
    [0, 4],
    [7, 10],
    [83, 100],
    [142, 200],
    [1_000, 1_000],
  ])("up to %i are drawn under %i", (highest, top) => expect(scaleTop(highest)).toBe(top));
});

describe("an offer", () => {
  const open = { isOffered: true, roles: ["agent" as const], everyTeam: true, teamIds: [], everyNumber: true, numberIds: [] };

  test("reaches nobody without a role, a team or a number", () => {
    expect(reachesAnybody(open)).toBe(true);
    expect(reachesAnybody({ ...open, roles: [] })).toBe(false);
    expect(reachesAnybody({ ...open, everyTeam: false })).toBe(false);
    expect(reachesAnybody({ ...open, everyNumber: false })).toBe(false);
  });
});
