import { createContext, use } from "react";
import type { RecipientLimits } from "./obstacle";

/** What the parts of the picker share: whom it is for, and what can be done with a template. */
export type Picker = {
  conversationId: string;
  /** As the interface says it in a sentence: "Marta". */
  contactShortName: string;
  limits: RecipientLimits;
  setFavourite: (name: string, isFavourite: boolean) => void;
};

const PickerContext = createContext<Picker | null>(null);

export const PickerProvider = PickerContext.Provider;

export function usePicker(): Picker {
  const picker = use(PickerContext);
  if (!picker) throw new Error("A part of the template picker is drawn outside of it.");
  return picker;
}
