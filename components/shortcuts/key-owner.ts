/** Where the focus is, as far as keys are concerned: `reply` and `text` take keys for themselves, a `control` what presses it. */
export type KeyPlace = "reply" | "text" | "list" | "thread" | "control" | "elsewhere";

/**
 * What the agent's hands are at. `reply`: a conversation was opened, or words of a reply were typed; `text`: other words were;
 * null: the agent has moved on purpose since. A focus that was lost, or moved by the page, ends no sentence.
 */
export type Hands = "reply" | "text" | null;

/** Whom a key belongs to: what has the focus, the reply, the shortcuts, or nobody. */
export type KeyOwner = "focus" | "reply" | "shortcuts" | "nobody";

export type PressedKey = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

export type KeyFacts = {
  hands: Hands;
  place: KeyPlace;
  /** Whether a conversation is open, or being opened. */
  isOpen: boolean;
};

const MOVES: ReadonlySet<string> = new Set([
  "Escape",
  "Tab",
  "ArrowUp",
  "ArrowDown",
  "ArrowLeft",
  "ArrowRight",
  "Home",
  "End",
  "PageUp",
  "PageDown",
]);
const SIGNS: ReadonlySet<string> = new Set(["?", "/"]);

/**
 * Whom a key belongs to. Single keys are shortcuts in the list and in the thread, where an agent went on purpose; a sentence
 * stays a sentence wherever the focus has got to, however long that takes. Elsewhere beside an open conversation they are the
 * beginning of a reply.
 */
export function keyBelongsTo(pressed: PressedKey, { hands, place, isOpen }: KeyFacts): KeyOwner {
  if (place === "reply" || place === "text") return "focus";
  if (!belongsToSentence(pressed)) return "shortcuts";
  if (place === "control" && (pressed.key === "Enter" || pressed.key === " ")) return "focus";
  if (hands === "text") return "nobody";
  if (hands === "reply") return isOpen ? "reply" : "nobody";
  if (!isWritten(pressed) || pressed.key === " ") return "focus";
  if (place !== "list" && place !== "thread" && isOpen && !SIGNS.has(pressed.key)) return "reply";
  return "shortcuts";
}

/** What the hands are at once the key was pressed. */
export function handsAfter(pressed: PressedKey, { hands, place, isOpen }: KeyFacts): Hands {
  if (belongsToSentence(pressed)) {
    if (place === "reply") return "reply";
    if (place === "text") return pressed.key === "Enter" ? null : "text";
    return keyBelongsTo(pressed, { hands, place, isOpen }) === "reply" ? "reply" : hands;
  }
  const isMove = pressed.key === "Escape" || pressed.key === "Tab" || (MOVES.has(pressed.key) && !isText(place));
  return isMove && !pressed.isComposing ? null : hands;
}

/** Whether a key writes a character. Alt with Ctrl is how some keyboards write. */
export function isWritten({ key, ctrlKey, metaKey, altKey, isComposing }: PressedKey): boolean {
  if (isComposing || key === "Process" || key === "Dead") return true;
  return [...key].length === 1 && !metaKey && ctrlKey === altKey;
}

/** Characters, and the keys that are pressed among them. */
function belongsToSentence(pressed: PressedKey): boolean {
  if (isWritten(pressed)) return true;
  return (pressed.key === "Enter" || pressed.key === "Backspace") && !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey;
}

function isText(place: KeyPlace): boolean {
  return place === "reply" || place === "text";
}

/** Where single keys belong to what has the focus: text, and whatever picks from a list by typing. */
const OWN_KEYS =
  'input:not([type="checkbox"], [type="radio"], [type="button"]), textarea, select, [contenteditable="true"], [role="menu"], [role="listbox"], [role="combobox"], [role="dialog"], [role="alertdialog"]';

const CONTROL = 'button, a[href], summary, input, [role="button"], [role="tab"], [role="slider"]';

/** The place of an element. Parts of the page say what they are with `data-keys`. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return "elsewhere";
  const part = target.closest<HTMLElement>("[data-keys]")?.dataset.keys;
  if (target.closest(OWN_KEYS)) return part === "reply" ? "reply" : "text";
  if (part === "list" || part === "thread") return part;
  return target.closest(CONTROL) ? "control" : "elsewhere";
}
