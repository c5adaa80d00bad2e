import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from "react";
import { type ComposerState, initialComposer, nextComposer } from "./composer-face";

/** How long the line that says "reopened" stays, in milliseconds. */
const REOPENED_MS = 8_000;

/** Whoever pressed a key this short a while ago is in the middle of a sentence, in milliseconds. */
const SENTENCE_MS = 5_000;

export type ComposerControl = ComposerState & {
  /** The window closed in the middle of a sentence: it goes on in the draft that is kept. */
  isWriting: boolean;
  /** The sentence is over. */
  endWriting: () => void;
  /** A key was pressed in the reply. */
  noteKey: () => void;
  openPicker: () => void;
  /** To where an agent writes: the field, or the search while only a template can be sent. */
  goToField: () => void;
  leavePicker: () => void;
  /** Tells whether a template form holds something that reopening must not take away. */
  setHalfFilled: (isHalfFilled: boolean) => void;
  isHalfFilled: () => boolean;
};

type FaceRefs = {
  dock: RefObject<HTMLElement | null>;
  field: RefObject<HTMLTextAreaElement | null>;
  search: RefObject<HTMLInputElement | null>;
  /** Where a sentence goes on after the window has closed. */
  kept: RefObject<HTMLTextAreaElement | null>;
};

/**
 * Which face the composer shows. It follows the service window in place, and takes the focus along only if it was in the
 * composer: whoever types elsewhere is left alone, and whoever is in the middle of a sentence goes on with it.
 */
export function useComposerFace(isWindowOpen: boolean, { dock, field, search, kept }: FaceRefs): ComposerControl {
  const [state, dispatch] = useReducer(nextComposer, isWindowOpen, initialComposer);
  const halfFilled = useRef(false);
  const wasOpen = useRef(isWindowOpen);
  const takesFocus = useRef(false);
  const keyAt = useRef(Number.NEGATIVE_INFINITY);
  const caret = useRef<Caret | null>(null);
  const [isWriting, setIsWriting] = useState(false);

  useEffect(() => {
    if (wasOpen.current === isWindowOpen) return;
    wasOpen.current = isWindowOpen;
    const active = document.activeElement;
    takesFocus.current = dock.current?.contains(active) ?? false;
    const isInText = active === field.current || active === kept.current;
    caret.current = isInText && active instanceof HTMLTextAreaElement ? caretOf(active) : null;
    setIsWriting(!isWindowOpen && active === field.current && performance.now() - keyAt.current < SENTENCE_MS);
    dispatch(isWindowOpen ? { kind: "window-opened", isHalfFilled: halfFilled.current } : { kind: "window-closed" });
  }, [isWindowOpen, dock, field, kept]);

  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    const from = caret.current;
    caret.current = null;
    if (state.face === "reply") goOn(field.current, from);
    else if (isWriting) goOn(kept.current, from);
    else if (isLost(dock.current)) search.current?.focus();
  }, [state.face, isWriting, dock, field, search, kept]);

  useEffect(() => {
    if (!state.isReopened) return;
    const timer = setTimeout(() => dispatch({ kind: "reopened-line-expired" }), REOPENED_MS);
    return () => clearTimeout(timer);
  }, [state.isReopened]);

  function leavePicker() {
    if (state.face !== "picker") return;
    takesFocus.current = true;
    dispatch({ kind: "picker-left" });
  }

  return {
    ...state,
    isWriting,
    endWriting: () => setIsWriting(false),
    noteKey: () => {
      keyAt.current = performance.now();
    },
    openPicker: () => {
      if (state.face !== "reply") return search.current?.focus();
      takesFocus.current = true;
      dispatch({ kind: "picker-opened" });
    },
    leavePicker,
    goToField: () => {
      leavePicker();
      if (state.face === "reply") field.current?.focus();
      else if (state.face === "closed") search.current?.focus();
    },
    setHalfFilled: (isHalfFilled) => {
      halfFilled.current = isHalfFilled;
    },
    isHalfFilled: () => halfFilled.current,
  };
}

/** Counted from the end of the text: a letter that is typed while the face changes moves it along. */
type Caret = { start: number; end: number };

function caretOf({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): Caret {
  return { start: value.length - selectionStart, end: value.length - selectionEnd };
}

/** The next key stands where it would have stood. A field that was hidden has its own caret, which counts where there is no newer one. */
function goOn(field: HTMLTextAreaElement | null, caret: Caret | null): void {
  field?.focus();
  if (field && caret) field.setSelectionRange(field.value.length - caret.start, field.value.length - caret.end);
}

/** Whether the focus is on something that has just been hidden, or nowhere in the composer. */
function isLost(dock: HTMLElement | null): boolean {
  const active = document.activeElement;
  return !dock?.contains(active) || active?.closest("[hidden]") !== null;
}
