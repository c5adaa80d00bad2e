import { FILE_NAME_MAX_LENGTH } from "@/lib/contract/attachment";

/** What no name keeps: controls, and marks that reverse a name's direction to hide what it ends in. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A file's name as somebody gave it, without folders and invisible characters, and not too long: its ending is kept. Null when
 * nothing is left. For people to read and to save under; never part of a path of ours.
 */
export function cleanFileName(given: string | null): string | null {
  const name = (given ?? "").split(/[/\\]/).at(-1)?.replace(INVISIBLE, "").trim().replace(/^\.+/, "") ?? "";
  return name === "" ? null : shorten(name.toWellFormed());
}

function shorten(name: string): string {
  if (name.length <= FILE_NAME_MAX_LENGTH) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  return name.slice(0, FILE_NAME_MAX_LENGTH - ending.length).toWellFormed() + ending;
}
