import { FILE_NAME_MAX_LENGTH } from "@/lib/contract/attachment";
import { isBlank, withoutStacks } from "@/lib/contract/visible-text";

/** What no name keeps: controls, and marks that reverse a name's direction to hide what it ends in. Joiners are weighed apart. */
const INVISIBLE = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/**
 * A joiner that joins nothing: within words of Persian or Hindi, and within an emoji, it is part of what is written. The tags of a
 * flag stand behind it.
 */
const IDLE_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])(?:\u200c|\u200d)|(?<=[ -~])(?:\u200c|\u200d)|(?:\u200c|\u200d)(?=[ -~]|$)|(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0020}-\u{e007f}]+/gu;

/**
 * A file's name as somebody gave it, without invisible characters and piles of marks, and not too long: its ending is kept. A
 * slash, which may be part of a name on a phone and of none in a folder, becomes a low line. Null when nothing can be seen of it. For people to read and to
 * save under; never part of a path of ours.
 */
export function cleanFileName(given: string | null): string | null {
  const visible = withoutStacks((given ?? "").toWellFormed().replace(INVISIBLE, "").replace(IDLE_JOINER, "")).trim();
  const name = visible
    .replace(/^[./\\]+/, "")
    .replace(/[/\\]/g, "_")
    .trim();
  return isBlank(name) ? null : shorten(name);
}

function shorten(name: string): string {
  if (name.length <= FILE_NAME_MAX_LENGTH) return name;
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? "";
  return name.slice(0, FILE_NAME_MAX_LENGTH - ending.length).toWellFormed() + ending;
}
