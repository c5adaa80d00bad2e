import dynamic from "next/dynamic";
import type { RefObject } from "react";
import { lateView } from "@/lib/client/late-part";
import type { ReplyPart } from "@/lib/client/reply-parts";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { ScheduleTrigger } from "@/lib/contract/scheduled";
import { shortName } from "../contact-name";
import { ScheduleDialog } from "../scheduled/schedule-dialog";
import type { ComposerTool } from "./attach-menu";
import { ContactsDialog } from "./cards/contacts-dialog";
import { LocationDialog } from "./cards/location-dialog";

/** A large part of the interface that most replies do not need. */
const InteractiveDialog = dynamic(
  lateView(() => import("@/components/interactive/interactive-dialog").then((file) => file.InteractiveDialog)),
);

type ComposerToolsProps = {
  conversation: ConversationDetail;
  tool: ComposerTool | null;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onSend: (part: ReplyPart) => void;
  onSchedule: (trigger: ScheduleTrigger) => void;
  onTemplateLater: (trigger: ScheduleTrigger) => void;
};

/** The dialog of whichever tool is open. */
export function ComposerTools({ conversation, tool, returnTo, onClose, ...on }: ComposerToolsProps) {
  /** What a dialog ends with happens once it is closed. */
  function closing<Result>(decide: (result: Result) => void) {
    return (result: Result) => {
      onClose();
      decide(result);
    };
  }
  const dialog = { returnTo, onClose };
  const send = closing(on.onSend);

  switch (tool) {
    case "location":
      return <LocationDialog {...dialog} onSend={(place) => send({ kind: "location", place })} />;
    case "contacts":
      return <ContactsDialog {...dialog} onSend={(cards) => send({ kind: "contacts", cards })} />;
    case "interactive":
      return <InteractiveDialog {...dialog} onSend={(interactive, files) => send({ kind: "interactive", interactive, files })} />;
    case "schedule":
    case "template-later":
      return (
        <ScheduleDialog
          {...dialog}
          name={shortName(conversation.contact)}
          what={tool === "schedule" ? "reply" : "template"}
          closesAt={conversation.window.closesAt}
          onSchedule={closing(tool === "schedule" ? on.onSchedule : on.onTemplateLater)}
          onTemplateInstead={closing(on.onTemplateLater)}
        />
      );
    default:
      return null;
  }
}
