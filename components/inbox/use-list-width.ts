import { useState } from "react";
import { LIST_WIDTH_COOKIE, validListWidth } from "./list-width";

const YEAR_SECONDS = 365 * 24 * 3_600;

/** The list's width on this device, and the way to change it. */
export function useListWidth(initial: number): [number, (width: number) => void] {
  const [width, setWidth] = useState(initial);
  return [
    width,
    (asked) => {
      const next = validListWidth(asked);
      setWidth(next);
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http.
      document.cookie = `${LIST_WIDTH_COOKIE}=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
    },
  ];
}
