/** What the composer shows. `picker` is the template picker that an agent opened while replies are possible. */
export type ComposerFace = "reply" | "picker" | "closed";

export type ComposerState = {
  face: ComposerFace;
  /** The window opened while the agent looked at a closed one: says so for a while. */
  isReopened: boolean;
};

export type ComposerEvent =
  | { kind: "window-closed" }
  /** `isHalfFilled`: a template form holds something that must not vanish under the agent's hands. */
  | { kind: "window-opened"; isHalfFilled: boolean }
  | { kind: "picker-opened" }
  | { kind: "picker-left" }
  | { kind: "reopened-line-expired" };

/** The face that a conversation starts with. */
export function initialComposer(isWindowOpen: boolean): ComposerState {
  return { face: isWindowOpen ? "reply" : "closed", isReopened: false };
}

/** The next face. While the window is closed nothing but its opening leads back to a free reply. */
export function nextComposer(state: ComposerState, event: ComposerEvent): ComposerState {
  switch (event.kind) {
    case "window-closed":
      return { face: "closed", isReopened: false };
    case "window-opened":
      if (state.face !== "closed") return state;
      return { face: event.isHalfFilled ? "picker" : "reply", isReopened: true };
    case "picker-opened":
      return state.face === "reply" ? { ...state, face: "picker" } : state;
    case "picker-left":
      return state.face === "picker" ? { ...state, face: "reply" } : state;
    case "reopened-line-expired":
      return { ...state, isReopened: false };
  }
}
