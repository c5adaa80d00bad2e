/**
 * Characters that are letters or symbols to Unicode, and nothing to the eye: the fillers of Hangul, the empty Braille pattern, the
 * null notehead.
 */
const FILLERS = /[\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\u{1d159}]/gu;
/** What turns the direction of the words around it. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const CONTROLS = /(?:(?!\n)[\p{Cc}\p{Zl}\p{Zp}])+/gu;
/** Any marks, of which no script stacks so many. Joiners between them keep them on the same letter. */
const STACKED = /((?:[\u200c\u200d]*\p{M}){8})(?:[\u200c\u200d]*\p{M})+/gu;
/** Marks of no script, which any letter can carry: people write up to three. */
const STACKED_ON_ANY = /((?:[\u200c\u200d]*(?=\p{M})\p{Script=Inherited}){3})(?:[\u200c\u200d]*(?=\p{M})\p{Script=Inherited})+/gu;
/** What leaves a trace of its own: marks, joiners and selectors need something to stand on. */
const TRACE = /[\p{L}\p{N}\p{P}\p{S}\p{Co}]/u;

/** Whether a text renders as nothing: no character at all, or only ones that nobody can see. */
export function isBlank(text: string): boolean {
  return !TRACE.test(text.replace(FILLERS, ""));
}

/** A text whose letters carry no more marks than writing has: more would be painted over the lines above and below. */
export function withoutStacks(text: string): string {
  return text.replace(STACKED, "$1").replace(STACKED_ON_ANY, "$1");
}

/**
 * What a string is to the eye, for previews and labels: without what turns the words around it, and without piles of marks. Line
 * breaks stay. Null when nothing would be seen.
 */
export function visibleText(text: string | null | undefined): string | null {
  if (!text || isBlank(text)) return null;
  return withoutStacks(text.replace(BIDI_CONTROLS, "").replace(CONTROLS, " ")).trim();
}

/** The same on one line, for names. */
export function visibleName(name: string | null | undefined): string | null {
  return visibleText(name)?.replace(/\s+/g, " ") ?? null;
}

/**
 * The beginning of a text for one line, of at most `max` characters as a database counts them; an ellipsis where it goes on, also
 * when only what comes later can be seen. Null when nothing would be seen.
 */
export function excerpt(text: string | null, max: number): string | null {
  const characters = Array.from(text ?? "");
  const beginning = visibleText(characters.slice(0, max).join(""));
  return characters.length > max ? `${beginning ?? ""}…` : beginning;
}
