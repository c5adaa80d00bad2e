import { Locale } from "@/lib/contract/agent";

/** What people get whose languages we do not speak. */
export const DEFAULT_LOCALE: Locale = "en";

/**
 * The interface's language: the one that was chosen (the cookie's value), else the best of an `Accept-Language` header. Any
 * Portuguese counts as pt-BR.
 */
export function chooseLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return Locale.safeParse(chosen).data ?? acceptedLocale(acceptLanguage ?? "") ?? DEFAULT_LOCALE;
}

function acceptedLocale(header: string): Locale | undefined {
  return header
    .split(",")
    .map(parseRange)
    .sort((one, other) => other.quality - one.quality)
    .map(({ language }) => Locale.options.find((locale) => locale.startsWith(language)))
    .find((locale) => locale !== undefined);
}

/** "pt-PT;q=0.8" → the language "pt", wanted with 0.8. */
function parseRange(range: string): { language: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().split(";");
  const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith("q="));
  return { language: tag.split("-")[0]?.toLowerCase() || "none", quality: quality ? Number(quality.slice(2)) || 0 : 1 };
}
