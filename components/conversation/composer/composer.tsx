import type { RefObject } from "react";
import { ConversationTemplates } from "@/components/templates/conversation-templates";
import type { FilledTemplate } from "@/components/templates/template-picker";
import { Sash } from "@/components/window/sash";
import { TimeLeft } from "@/components/window/time-left";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { isPersonsName, shortName } from "../contact-name";
import { useTouch } from "../use-touch";
import { ClosedHead } from "./closed-head";
import { CollisionGuard } from "./collision-guard";
import { PickerHead } from "./picker-head";
import { ReplyComposer } from "./reply-composer";
import type { ComposerControl } from "./use-composer-face";
import type { Reply } from "./use-reply";
import { useSendKey } from "./use-send-key";

type ComposerProps = {
  conversation: ConversationDetail;
  figure: WindowFigure;
  reply: Reply;
  control: ComposerControl;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  searchRef: RefObject<HTMLInputElement | null>;
  onText: (text: string) => void;
  onSend: () => void;
  onSendTemplate: (filled: FilledTemplate) => void;
  onEscape: () => void;
};

/** Where an agent answers. One place with several faces: a free reply, a template, or a reply that a colleague's has stopped. */
export function Composer({ conversation, figure, reply, control, fieldRef, searchRef, onEscape, ...on }: ComposerProps) {
  const [sendKey] = useSendKey();
  const isTouch = useTouch();
  const { contact, number, window } = conversation;
  const name = shortName(contact);
  const face = reply.stopped ? "stopped" : control.face;

  /** The field comes back with the next render. */
  function settle(decide: () => void) {
    decide();
    requestAnimationFrame(() => fieldRef.current?.focus());
  }

  return (
    <>
      {reply.stopped && (
        <CollisionGuard {...reply.stopped} onSend={() => settle(reply.sendStopped)} onKeep={() => settle(reply.keepStopped)} />
      )}
      <div hidden={face !== "reply"}>
        <ReplyComposer
          ref={fieldRef}
          name={name}
          text={reply.text}
          quoted={reply.quoted}
          sendKey={sendKey}
          isTouch={isTouch}
          figure={<TimeLeft figure={figure} />}
          line={lineOf(figure)}
          onText={on.onText}
          onSend={on.onSend}
          onClearQuote={reply.clearQuote}
          onTemplates={control.openPicker}
          onEscape={reply.quoted ? reply.clearQuote : onEscape}
        />
      </div>
      {(face === "closed" || face === "picker") && (
        <div className="overflow-hidden rounded-lg bg-surface forced-colors:border opacity-100 shadow-bubble ring-1 ring-line-strong transition-opacity duration-base max-md:-mx-2 max-md:-mb-2 max-md:rounded-t-[16px] max-md:rounded-b-none max-md:pb-[env(safe-area-inset-bottom)] starting:opacity-0">
          {face === "closed" ? (
            <ClosedHead window={window} name={name} sash={<Sash figure={figure} />} />
          ) : (
            <PickerHead figure={<TimeLeft figure={figure} />} onClose={control.leavePicker} />
          )}
          <ConversationTemplates
            numberId={number.id}
            contactName={isPersonsName(contact.name) ? { short: name, full: contact.name } : null}
            draft={reply.text}
            searchRef={searchRef}
            onSend={on.onSendTemplate}
            onHalfFilled={control.setHalfFilled}
            onEscape={face === "picker" ? control.leavePicker : onEscape}
          />
        </div>
      )}
    </>
  );
}

function lineOf({ line, tone }: WindowFigure): { share: number; tone: "amber" | "red" } | null {
  return line !== null && (tone === "amber" || tone === "red") ? { share: line, tone } : null;
}
