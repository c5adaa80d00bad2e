import { useState } from "react";
import { v7 as newId } from "uuid";
import type { PickerStart } from "@/components/templates/filled-template";
import type { ComposerControl } from "./composer/use-composer-face";

/** Shows the picker at a template that did not go out. What an agent has begun to fill in meanwhile is left alone. */
export function useTemplateStart(
  control: Pick<ComposerControl, "openPicker" | "isHalfFilled">,
): [PickerStart | null, (start: Omit<PickerStart, "id">) => void] {
  const [start, setStart] = useState<PickerStart | null>(null);
  return [
    start,
    (next) => {
      if (!control.isHalfFilled()) setStart({ ...next, id: newId() });
      control.openPicker();
    },
  ];
}
