import type { RefObject } from "react";
import type { ReplyPart } from "@/lib/client/reply-parts";
import type { ComposerTool } from "./attach-menu";
import { ContactsDialog } from "./cards/contacts-dialog";
import { LocationDialog } from "./cards/location-dialog";

type ComposerToolsProps = {
  tool: ComposerTool | null;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onSend: (part: ReplyPart) => void;
};

/** The dialog of whichever tool is open. */
export function ComposerTools({ tool, returnTo, onClose, onSend }: ComposerToolsProps) {
  function send(part: ReplyPart) {
    onClose();
    onSend(part);
  }
  const dialog = { returnTo, onClose };
  if (tool === "location") return <LocationDialog {...dialog} onSend={(place) => send({ kind: "location", place })} />;
  if (tool === "contacts") return <ContactsDialog {...dialog} onSend={(cards) => send({ kind: "contacts", cards })} />;
  return null;
}
