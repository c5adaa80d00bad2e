import { Locale } from "@/lib/contract/agent";

/** What people get whose languages we do not speak. */
export const DEFAULT_LOCALE: Locale = "en";

/** A language and a region, and nothing else: whatever a header says becomes a tag that every `Intl` takes. */
const REGIONAL = /^[a-z]{2}-(?:[a-z]{2}|\d{3})$/i;

/**
 * The interface's language: the one that was chosen (the cookie's value), else the best of an `Accept-Language` header. Any
 * Portuguese counts as pt-BR.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return Locale.safeParse(chosen).data ?? acceptedLocale(acceptLanguage ?? "") ?? DEFAULT_LOCALE;
}

/**
 * How the reader's browser writes that language: "en-GB" for an interface in `en`, so that days stand before months where
 * they do; the interface's own tag when the browser names no region of its language.
 */
export function readerTag(locale: Locale, acceptLanguage: string | null): string {
  const [language] = locale.split("-");
  const variant = parseRanges(acceptLanguage ?? "").find((range) => range.language === language && REGIONAL.test(range.tag));
  return variant ? (Intl.getCanonicalLocales(variant.tag)[0] ?? locale) : locale;
}

/** The interface's language behind a reader's tag. */
export function interfaceLocale(tag: string): Locale {
  return chooseLocale(tag, tag);
}

function acceptedLocale(header: string): Locale | undefined {
  return parseRanges(header)
    .map(({ language }) => Locale.options.find((locale) => locale.startsWith(language)))
    .find((locale) => locale !== undefined);
}

type LanguageRange = { tag: string; language: string; quality: number };

/** A header's ranges, the most wanted first. */
function parseRanges(header: string): LanguageRange[] {
  return header
    .split(",")
    .map(parseRange)
    .sort((one, other) => other.quality - one.quality);
}

/** "pt-PT;q=0.8" → the language "pt", wanted with 0.8. */
function parseRange(range: string): LanguageRange {
  const [tag = "", ...parameters] = range.trim().split(";");
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
  return {
    tag: tag.trim(),
    language: tag.split("-")[0]?.toLowerCase() || "none",
    quality: quality ? Number(quality.slice(2)) || 0 : 1,
  };
}
