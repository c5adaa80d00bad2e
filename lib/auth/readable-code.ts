import { randomInt } from "node:crypto";

/** Crockford's base 32: no letter that reads like a digit, none that makes a word. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random signs in groups, for people to copy: five bits a sign. */
export function createReadableCode(groups: number, groupLength: number): string {
  const group = () => Array.from({ length: groupLength }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** The signs of a code as somebody typed it: in small letters, without dashes, O for 0 and I or L for 1. */
export function readableCodeSigns(text: string): string {
  return text
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");
}
