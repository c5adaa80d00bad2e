import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef } from "react";
import { type ComposerState, initialComposer, nextComposer } from "./composer-face";

/** How long the line that says "reopened" stays, in milliseconds. */
const REOPENED_MS = 8_000;

export type ComposerControl = ComposerState & {
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
};

/**
 * Which face the composer shows. It follows the service window in place, and takes the focus along only if it was in the
 * composer: whoever types elsewhere is left alone.
 */
export function useComposerFace(isWindowOpen: boolean, { dock, field, search }: FaceRefs): ComposerControl {
  const [state, dispatch] = useReducer(nextComposer, isWindowOpen, initialComposer);
  const halfFilled = useRef(false);
  const wasOpen = useRef(isWindowOpen);
  const takesFocus = useRef(false);

  useEffect(() => {
    if (wasOpen.current === isWindowOpen) return;
    wasOpen.current = isWindowOpen;
    takesFocus.current = dock.current?.contains(document.activeElement) ?? false;
    dispatch(isWindowOpen ? { kind: "window-opened", isHalfFilled: halfFilled.current } : { kind: "window-closed" });
  }, [isWindowOpen, dock]);

  // The field keeps its caret while it is hidden, so that focusing it brings the caret back.
  useLayoutEffect(() => {
    if (!takesFocus.current) return;
    takesFocus.current = false;
    if (state.face === "reply") field.current?.focus();
    else if (isLost(dock.current)) search.current?.focus();
  }, [state.face, dock, field, search]);

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

/** Whether the focus is on something that has just been hidden, or nowhere in the composer. */
function isLost(dock: HTMLElement | null): boolean {
  const active = document.activeElement;
  return !dock?.contains(active) || active?.closest("[hidden]") !== null;
}
