import enData from "emojibase-data/en/data.json";
import ptData from "emojibase-data/pt/data.json";
import { describe, expect, test } from "vitest";
import { rankEmoji } from "@/components/conversation/emoji-rank";

const toNamed = ({ emoji, label, tags }: { emoji: string; label: string; tags?: string[] }) => ({
  emoji,
  label,
  tags: tags ?? [],
});
const EMOJI = {
  en: enData.filter((entry) => "group" in entry).map(toNamed),
  pt: ptData.filter((entry) => "group" in entry).map(toNamed),
};

function found(language: keyof typeof EMOJI, search: string): string[] {
  return rankEmoji(EMOJI[language], search).map(({ emoji }) => emoji.replaceAll("\u{FE0F}", ""));
}

describe("searching emoji", () => {
  test.each([
    ["en", "thumb", "👍"],
    ["en", "thumbs", "👍"],
    ["en", "thumbs d", "👎"],
    ["en", "thumbsdown", "👎"],
    ["en", ":thumbs_up:", "👍"],
    ["en", "+1", "👍"],
    ["en", "heart", "❤"],
    ["en", "fire", "🔥"],
    ["en", "check", "✅"],
    ["en", "party", "🎉"],
    ["en", "OK", "👌"],
    ["en", "pray", "🙏"],
    ["pt", "polegar", "👍"],
    ["pt", "polegar para baixo", "👎"],
    ["pt", "joia", "👍"],
    ["pt", "coração", "❤"],
    ["pt", "coracao", "❤"],
    ["pt", "fogo", "🔥"],
    ["pt", "festa", "🎉"],
  ] as const)("in %s, %s finds %s first", (language, search, best) => {
    expect(found(language, search)[0]).toBe(best);
  });

  test("a whole name comes before names that begin with it, and those before names that hold it", () => {
    const names = ["blue car", "car", "cart", "carpet shop", "oscar"];
    const emojis = names.map((label) => ({ emoji: label, label, tags: [] }));
    expect(rankEmoji(emojis, "car").map(({ label }) => label)).toEqual(["car", "blue car", "cart", "carpet shop", "oscar"]);
  });

  test("what fits nothing finds nothing, and an empty search has no best", () => {
    expect(found("en", "zzzz")).toEqual([]);
    expect(found("en", "  ")).toEqual([]);
  });

  test("words in any order find an emoji", () => {
    expect(found("en", "up thumb")).toContain("👍");
  });
});
