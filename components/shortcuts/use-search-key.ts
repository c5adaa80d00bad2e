import { type RefObject, useRef } from "react";
import { useCommands } from "./commands";

/** `/` leads into the search field that this is put on, its words chosen, so that typing begins anew. */
export function useSearchKey(): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  useCommands({ search: () => field.current?.select() });
  return field;
}
