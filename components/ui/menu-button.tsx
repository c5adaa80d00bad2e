"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useId, useState } from "react";

/** Which item a menu begins at: a pointer chooses for itself. */
export type MenuStart = "first" | "last" | null;

/** Where a menu stands that its button opens; what `AnchoredMenu` takes. */
export type MenuPlace = { anchor: Element | null; start: MenuStart; onClose: () => void };

type TriggerProps = {
  id: string;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  onPointerEnter: () => void;
  onFocus: () => void;
  onClick: (event: MouseEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
};

type MenuButtonProps<File> = {
  /** Fetches the file that has the menu: when somebody comes near, not with the page. */
  load: () => Promise<File>;
  trigger: (props: TriggerProps) => ReactNode;
  /** The menu itself, once it is there. */
  children: (file: File, place: MenuPlace) => ReactNode;
};

type Opener = Pick<MenuPlace, "anchor" | "start">;

const NOBODY: Opener = { anchor: null, start: null };

/** A button whose menu is loaded when it is needed. A menu that does not come leaves the button as it was. */
export function MenuButton<File>({ load, trigger, children }: MenuButtonProps<File>) {
  const id = useId();
  const [file, setFile] = useState<{ is: File } | null>(null);
  const [opener, setOpener] = useState<Opener>(NOBODY);
  const close = () => setOpener(NOBODY);

  // Where it fails, the next approach tries again.
  const approach = () => void (file ?? load().then((is) => setFile({ is }), close));

  function open(anchor: Element, start: MenuStart) {
    approach();
    setOpener({ anchor, start });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      open(event.currentTarget, event.key === "ArrowDown" ? "first" : "last");
    } else if (event.key === "Escape" && opener.anchor) {
      // Still on its way.
      event.preventDefault();
      close();
    }
  }

  return (
    <>
      {trigger({
        id,
        "aria-haspopup": "menu",
        "aria-expanded": opener.anchor !== null,
        onPointerEnter: approach,
        onFocus: approach,
        // A key's click, or a screen reader's, has no count.
        onClick: (event) => open(event.currentTarget, event.detail === 0 ? "first" : null),
        onKeyDown,
      })}
      {file && children(file.is, { ...opener, onClose: close })}
    </>
  );
}
