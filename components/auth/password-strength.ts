import { PASSWORD_MIN_LENGTH } from "@/lib/contract/session";

/** From refused (0) to strong (4). */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4;

const FAIR_LENGTH = 12;
const GOOD_LENGTH = 15;
const STRONG_LENGTH = 20;

/** What guessing programs try first; each counts as one sign. */
const COMMON = /password|passw0rd|senha|qwerty|asdfgh|zxcvbn|welcome|letmein|iloveyou|admin|casement|whatsapp/g;

/**
 * How hard a password is to guess, by the one thing that counts: how many signs a guesser cannot foresee. Runs (1234, aaaa),
 * repetitions, common words and `personal` words (a name, an address) add next to nothing. Kinds of signs are not looked at.
 */
export function passwordStrength(password: string, personal: string[] = []): PasswordStrength {
  if (password.length < PASSWORD_MIN_LENGTH) return 0;
  const length = unforeseenLength(password.toLowerCase(), personal);
  if (length < PASSWORD_MIN_LENGTH) return 1;
  if (length < GOOD_LENGTH) return length < FAIR_LENGTH ? 1 : 2;
  return length < STRONG_LENGTH ? 3 : 4;
}

function unforeseenLength(password: string, personal: string[]): number {
  let rest = password.replace(COMMON, "*");
  for (const word of personal.flatMap(words)) rest = rest.replaceAll(word, "*");
  rest = rest.replace(/(.{2,}?)\1+/g, "$1*");
  return [...rest].filter((_, index, signs) => !continuesRun(signs, index)).length;
}

/** Whether a sign repeats the one before it, or goes on counting up or down from the two before it. */
function continuesRun(signs: string[], index: number): boolean {
  const [two, one, here] = [index - 2, index - 1, index].map((at) => signs[at]?.codePointAt(0));
  if (here === undefined || one === undefined) return false;
  const step = here - one;
  return step === 0 || (two !== undefined && Math.abs(step) === 1 && one - two === step);
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 3);
}
