import { createContext, use } from "react";

/** Opens a photo or video of the conversation over the page, by its attachment's id. */
export type OpenMedia = (attachmentId: string) => void;

const OpenMediaContext = createContext<OpenMedia | null>(null);

export const OpenMediaProvider = OpenMediaContext.Provider;

export function useOpenMedia(): OpenMedia {
  const open = use(OpenMediaContext);
  if (!open) throw new Error("A picture is drawn where nothing can open it.");
  return open;
}
