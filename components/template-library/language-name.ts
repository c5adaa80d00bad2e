/** Meta's code ("pt_BR") as browsers write it ("pt-BR"), for `lang` and for names. */
export function languageTag(code: string): string {
  return code.replaceAll("_", "-");
}

/** A language in its own words: "Português (Brasil)", "العربية". A code that nobody knows stays as it is. */
export function languageName(code: string): string {
  const tag = languageTag(code);
  try {
    const name = new Intl.DisplayNames([tag], { type: "language", languageDisplay: "standard", fallback: "none" }).of(tag);
    return name ? name.charAt(0).toLocaleUpperCase(tag) + name.slice(1) : code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}

/** The codes as short as they stay apart: "pt" where there is one Portuguese, else "pt_BR". */
export function shortCodes(codes: readonly string[]): ReadonlyMap<string, string> {
  const bases = codes.map(baseOf);
  return new Map(codes.map((code) => [code, bases.filter((base) => base === baseOf(code)).length === 1 ? baseOf(code) : code]));
}

/** Which way a language is written. */
export function directionOf(code: string): "ltr" | "rtl" {
  return /^(ar|fa|he|ur|ps|prs)(_|$)/.test(code) ? "rtl" : "ltr";
}

function baseOf(code: string): string {
  return code.split("_")[0] ?? code;
}
