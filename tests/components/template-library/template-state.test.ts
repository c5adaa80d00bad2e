import { describe, expect, test } from "vitest";
import {
  canBeOffered,
  categoryNews,
  qualityLevel,
  stateOf,
  summarizeState,
  worstQuality,
} from "@/components/template-library/template-state";
import { aLanguage, aTemplate } from "./library";

describe("the state of a template", () => {
  test("is the worst of its languages, with how many are in it", () => {
    const languages = [aLanguage(), aLanguage({ language: "ar", status: "REJECTED" }), aLanguage({ language: "pt_PT" })];
    expect(summarizeState({ languages })).toMatchObject({
      state: "rejected",
      count: 1,
      isWhole: false,
      speaker: { language: "ar" },
    });
  });

  test("is told once for all when all languages agree", () => {
    expect(summarizeState(aTemplate())).toMatchObject({ state: "approved", isWhole: true });
  });

  test("is a draft's where Meta has nothing", () => {
    expect(summarizeState({ languages: [] })).toMatchObject({ state: "draft", speaker: null });
  });

  test.each([
    ["FLAGGED", "approved"],
    ["PENDING", "review"],
    ["SOMETHING_NEW", "unknown"],
  ])("reads %s as %s", (status, state) => expect(stateOf(status)).toBe(state));

  test.each([
    ["PENDING", true],
    ["PAUSED", true],
    ["REJECTED", false],
    ["DISABLED", false],
  ])("%s can be offered: %s", (status, expected) => {
    expect(canBeOffered({ languages: [aLanguage({ status })] })).toBe(expected);
  });

  test("one good language is enough to be offered", () => {
    expect(canBeOffered({ languages: [aLanguage({ status: "REJECTED" }), aLanguage()] })).toBe(true);
  });
});

describe("quality", () => {
  test("is the worst rating, and none where nothing is rated", () => {
    expect(worstQuality({ languages: [aLanguage({ quality: "GREEN" }), aLanguage({ quality: "RED" })] })).toBe("low");
    expect(worstQuality({ languages: [aLanguage({ quality: "UNKNOWN" }), aLanguage()] })).toBe("unrated");
    expect(qualityLevel("YELLOW")).toBe("medium");
  });
});

describe("the category", () => {
  test("tells where Meta moves it, before where it was", () => {
    const languages = [
      aLanguage({ previousCategory: "MARKETING" }),
      aLanguage({ language: "pt_PT", correctCategory: "MARKETING", categoryAt: "2026-11-25T10:00:00.000Z" }),
    ];
    expect(categoryNews({ languages })).toEqual({ kind: "moves", to: "MARKETING", at: "2026-11-25T10:00:00.000Z" });
  });

  test("tells nothing where Meta agrees", () => {
    expect(categoryNews({ languages: [aLanguage({ correctCategory: "UTILITY", previousCategory: "UTILITY" })] })).toBeNull();
  });
});
