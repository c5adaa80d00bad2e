import { useEffect, useRef, useState } from "react";

export type OverlayKind = "details" | "reactions" | "menu";

/** What is open beside a message: one at a time in a thread. */
export type Overlay = { kind: OverlayKind; messageId: string; anchor: Element };

export type OverlayControl = {
  overlay: Overlay | null;
  open: (overlay: Overlay) => void;
  /** Closes what is open if it is of this kind: a menu that led on to something else has nothing left to close. */
  close: (kind: OverlayKind) => void;
  /** Shows something else at the same place. */
  lead: (kind: OverlayKind) => void;
};

/** What is open beside a message. The focus goes back to the message when it would be lost: its toolbar may be gone. */
export function useOverlay(): OverlayControl {
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const home = useRef<HTMLElement | null>(null);

  useEffect(() => {
    if (overlay) {
      home.current = overlay.anchor.closest("article");
      return;
    }
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) home.current?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [overlay]);

  return {
    overlay,
    open: setOverlay,
    close: (kind) => setOverlay((open) => (open?.kind === kind ? null : open)),
    lead: (kind) => setOverlay((open) => open && { ...open, kind }),
  };
}
