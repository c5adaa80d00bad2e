import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import type { FilledTemplate, PickerStart } from "@/components/templates/filled-template";
import { type ReplyPart, typeOf, wordsOf } from "@/lib/client/reply-parts";
import { addVoice } from "@/lib/client/tray";
import { useVoiceRecording } from "@/lib/client/voice-recording";
import type { MediaKind } from "@/lib/contract/attachment";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { ScheduleTrigger } from "@/lib/contract/scheduled";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { shortName } from "../contact-name";
import { useKindName } from "../message/kind-name";
import { useTouch } from "../use-touch";
import { AttachMenu, type ComposerTool } from "./attach-menu";
import { BesideBar } from "./beside-bar";
import { CollisionGuard } from "./collision-guard";
import { ComposerTools } from "./composer-tools";
import { KeptField } from "./kept-field";
import { ReplyComposer } from "./reply-composer";
import { TemplateComposer } from "./template-composer";
import { Tray } from "./tray";
import { useArmedSend } from "./use-armed-send";
import type { ComposerControl } from "./use-composer-face";
import type { Reply, StoppedReply } from "./use-reply";
import { useSendKey } from "./use-send-key";
import { VoiceBar } from "./voice-bar";
import { WindowTimer } from "./window-timer";

type ComposerProps = {
  conversation: ConversationDetail;
  figure: WindowFigure;
  reply: Reply;
  control: ComposerControl;
  /** A template that did not go out, to be looked at again. */
  templateStart: PickerStart | null;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  searchRef: RefObject<HTMLInputElement | null>;
  keptRef: RefObject<HTMLTextAreaElement | null>;
  onText: (text: string) => void;
  onFiles: (files: readonly File[], wanted: MediaKind | null) => void;
  onSend: () => void;
  onSendAlone: (part: ReplyPart) => void;
  onSendTemplate: (filled: FilledTemplate, later: ScheduleTrigger | null) => void;
  /** Leaves what is written to be sent later. */
  onSendLater: (trigger: ScheduleTrigger) => void;
  onEscape: () => void;
};

/** Where an agent answers. One place with several faces: a free reply, a template, or a reply that a colleague's has stopped. */
export function Composer({
  conversation,
  figure,
  reply,
  control,
  templateStart,
  fieldRef,
  searchRef,
  keptRef,
  onEscape,
  ...on
}: ComposerProps) {
  const t = useTranslations("composer");
  const [sendKey] = useSendKey();
  const isTouch = useTouch();
  const { id, contact } = conversation;
  const name = shortName(contact);
  const face = reply.stopped ? "stopped" : control.face;
  const armed = useArmedSend(reply, on.onSend);
  const voice = useVoiceRecording(({ sound, waveform }) => addVoice(id, sound, waveform));
  const attachButton = useRef<HTMLButtonElement>(null);
  const [tool, setTool] = useState<ComposerTool | null>(null);
  const [later, setLater] = useState<ScheduleTrigger | null>(null);

  function leavePicker() {
    setLater(null);
    control.leavePicker();
  }

  function sendTemplate(filled: FilledTemplate) {
    on.onSendTemplate(filled, later);
    setLater(null);
  }

  /** The field comes back with the next render. */
  function settle(decide: () => void) {
    decide();
    requestAnimationFrame(() => fieldRef.current?.focus());
  }

  async function endRecording(isSent: boolean) {
    const recorded = await voice.stop();
    if (!recorded) return;
    addVoice(id, recorded.sound, recorded.waveform);
    if (isSent) armed.arm();
    requestAnimationFrame(() => fieldRef.current?.focus());
  }

  return (
    <>
      {reply.stopped && (
        <StoppedGuard stopped={reply.stopped} onSend={() => settle(reply.sendStopped)} onKeep={() => settle(reply.keepStopped)} />
      )}
      <BesideBar reply={reply} fieldRef={fieldRef} />
      <div hidden={face !== "reply"}>
        {voice.now.state === "idle" && voice.now.problem && (
          <p role="alert" className="px-2 pb-2 text-warn-ink text-xs">
            {t(`voice.problem.${voice.now.problem}`)}
          </p>
        )}
        <ReplyComposer
          ref={fieldRef}
          name={name}
          reply={reply}
          isArmed={armed.isArmed}
          sendKey={sendKey}
          isTouch={isTouch}
          figure={<WindowTimer conversation={conversation} figure={figure} />}
          line={lineOf(figure)}
          attach={
            <AttachMenu
              ref={attachButton}
              className="size-[30px] max-md:-order-1 max-md:size-11"
              canSchedule={reply.isReady}
              onFiles={on.onFiles}
              onTool={setTool}
            />
          }
          tray={<Tray conversationId={id} items={reply.tray} fieldRef={fieldRef} />}
          recorder={
            voice.now.state === "idle" ? null : (
              <VoiceBar
                now={voice.now}
                onPause={voice.pause}
                onResume={voice.resume}
                onCancel={() => settle(voice.cancel)}
                onStop={() => endRecording(false)}
                onSend={() => endRecording(true)}
              />
            )
          }
          onText={on.onText}
          onFiles={(files) => on.onFiles(files, null)}
          onRecord={voice.start}
          onSend={armed.send}
          onDisarm={armed.disarm}
          onTemplates={control.openPicker}
          onEscape={reply.quoted ? reply.clearQuote : onEscape}
        />
      </div>
      <ComposerTools
        conversation={conversation}
        tool={face === "reply" || tool === "template-later" ? tool : null}
        returnTo={face === "reply" ? fieldRef : searchRef}
        onClose={() => setTool(null)}
        onSend={on.onSendAlone}
        onSchedule={on.onSendLater}
        onTemplateLater={(trigger) => {
          setLater(trigger);
          control.openPicker();
        }}
      />
      {(face === "closed" || face === "picker") && (
        <TemplateComposer
          isClosed={face === "closed"}
          conversation={conversation}
          figure={figure}
          draft={reply.text}
          tray={reply.tray}
          writing={
            control.isWriting && (
              <KeptField
                ref={keptRef}
                text={reply.text}
                onText={on.onText}
                onEnd={control.endWriting}
                onEscape={() => searchRef.current?.focus()}
              />
            )
          }
          searchRef={searchRef}
          later={later}
          start={templateStart}
          onNow={() => setLater(null)}
          onLater={() => setTool("template-later")}
          onSendWhenWrites={() => on.onSendLater({ type: "next_inbound" })}
          onSend={sendTemplate}
          onHalfFilled={control.setHalfFilled}
          onLeave={leavePicker}
          onEscape={face === "picker" ? leavePicker : onEscape}
        />
      )}
    </>
  );
}

type StoppedGuardProps = { stopped: StoppedReply; onSend: () => void; onKeep: () => void };

function StoppedGuard({ stopped, onSend, onKeep }: StoppedGuardProps) {
  const kindName = useKindName();
  const text = stopped.parts.map((part) => wordsOf(part) ?? kindName(typeOf(part))).join(", ");
  const { agentName, secondsAgo } = stopped;
  return <CollisionGuard agentName={agentName} secondsAgo={secondsAgo} text={text} onSend={onSend} onKeep={onKeep} />;
}

function lineOf({ line, tone }: WindowFigure): { share: number; tone: "amber" | "red" } | null {
  return line !== null && (tone === "amber" || tone === "red") ? { share: line, tone } : null;
}
