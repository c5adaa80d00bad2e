import type { ReactNode, RefObject } from "react";
import { ConversationTemplates } from "@/components/templates/conversation-templates";
import type { FilledTemplate, PickerStart } from "@/components/templates/filled-template";
import { Sash } from "@/components/window/sash";
import type { TrayItem } from "@/lib/client/tray-item";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { ScheduleTrigger } from "@/lib/contract/scheduled";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { shortName } from "../contact-name";
import { LaterLine } from "../scheduled/later-line";
import { ClosedHead } from "./closed-head";
import { PickerHead } from "./picker-head";
import { Tray } from "./tray";
import { WindowTimer } from "./window-timer";

type TemplateComposerProps = {
  isClosed: boolean;
  conversation: ConversationDetail;
  figure: WindowFigure;
  /** The unsent text, and the files beside it. */
  draft: string;
  tray: readonly TrayItem[];
  /** Where a sentence that the closing interrupted goes on; null = there is none. */
  writing: ReactNode;
  searchRef: RefObject<HTMLInputElement | null>;
  /** When the chosen template is to be sent; null = at once. */
  later: ScheduleTrigger | null;
  onNow: () => void;
  /** Asks when a template is to be sent. */
  onLater: () => void;
  /** Leaves the draft to be sent once the contact writes. */
  onSendWhenWrites: () => void;
  /** What did not go out, to be looked at again. */
  start: PickerStart | null;
  onSend: (filled: FilledTemplate) => void;
  onHalfFilled: (isHalfFilled: boolean) => void;
  onLeave: () => void;
  onEscape: () => void;
};

/** The composer's other face: a template, because nothing else can be sent or because the agent wants one. */
export function TemplateComposer({
  isClosed,
  conversation,
  figure,
  draft,
  tray,
  writing,
  searchRef,
  later,
  start,
  ...on
}: TemplateComposerProps) {
  const { contact, window } = conversation;
  const name = shortName(contact);
  return (
    <div className="overflow-hidden rounded-lg bg-raised forced-colors:border opacity-100 shadow-bubble ring-1 ring-control-line transition-opacity duration-base max-md:-mx-2 max-md:-mb-2 max-md:rounded-t-[16px] max-md:rounded-b-none max-md:pb-[env(safe-area-inset-bottom)] starting:opacity-0">
      {isClosed ? (
        <ClosedHead window={window} name={name} sash={<Sash figure={figure} />} onLater={later ? null : on.onLater} />
      ) : (
        <PickerHead
          figure={<WindowTimer conversation={conversation} figure={figure} />}
          onLater={later ? null : on.onLater}
          onClose={on.onLeave}
        />
      )}
      {isClosed && writing}
      {isClosed && <Tray conversationId={conversation.id} items={tray} fieldRef={searchRef} />}
      {later && <LaterLine trigger={later} name={name} onNow={on.onNow} />}
      <ConversationTemplates
        key={start?.id}
        conversation={conversation}
        start={start}
        draft={isClosed && writing ? "" : draft}
        whenWrites={isClosed ? { name, onSend: on.onSendWhenWrites } : null}
        searchRef={searchRef}
        onSend={on.onSend}
        onHalfFilled={on.onHalfFilled}
        onEscape={on.onEscape}
      />
    </div>
  );
}
