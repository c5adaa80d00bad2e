import { type RefObject, useRef } from "react";
import { useCommands } from "./commands";

/** `j` and `k` move the focus along the links that lead rows (`data-row-link`) of the element that this is put on. */
export function useRowKeys(): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);

  function move(by: 1 | -1) {
    const links = [...(element.current?.querySelectorAll<HTMLElement>("[data-row-link]") ?? [])];
    const place = links.findIndex((link) => link.contains(document.activeElement));
    const first = by > 0 ? links[0] : links.at(-1);
    (place < 0 ? first : links[place + by])?.focus();
  }

  useCommands({ next: () => move(1), previous: () => move(-1) });
  return element;
}
