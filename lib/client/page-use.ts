/** What somebody is doing on a page, as far as a reload could take it from them. */
export type PageUse = {
  isVisible: boolean;
  /** Since the last key or pointer, in milliseconds. */
  idleMs: number;
  /** Words stand in a field. */
  holdsText: boolean;
  /** A dialog or a menu is open. */
  isDeciding: boolean;
  /** Something is on its way and would not survive: an upload, a recording, a reply. */
  holdsUnsent: boolean;
  isPlaying: boolean;
};

const TEXT_FIELDS =
  "textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=range], [type=button], [type=submit], [type=file])";
const OVERLAYS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

const holders = new Set<() => boolean>();
let usedAt = 0;

/** Has a page count as in use for as long as `isHeld` says so. Returns the way to stop. */
export function holdPage(isHeld: () => boolean): () => void {
  holders.add(isHeld);
  return () => {
    holders.delete(isHeld);
  };
}

/** Takes note of keys and pointers. Returns the way to stop. */
export function watchUse(): () => void {
  const stop = new AbortController();
  const note = () => {
    usedAt = performance.now();
  };
  note();
  for (const kind of ["keydown", "pointerdown", "pointermove", "wheel"]) {
    window.addEventListener(kind, note, { passive: true, signal: stop.signal });
  }
  return () => stop.abort();
}

/** What is being done on this page, now. */
export function pageUse(): PageUse {
  return {
    isVisible: document.visibilityState === "visible",
    idleMs: performance.now() - usedAt,
    holdsText: [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(TEXT_FIELDS)].some(
      ({ value, readOnly }) => value !== "" && !readOnly,
    ),
    isDeciding: document.querySelector(OVERLAYS) !== null,
    holdsUnsent: [...holders].some((isHeld) => isHeld()),
    isPlaying: [...document.querySelectorAll<HTMLMediaElement>("audio, video")].some(({ paused }) => !paused),
  };
}
