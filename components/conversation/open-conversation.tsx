"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { useDeeds } from "@/components/inbox/use-deeds";
import { useInboxRoute } from "@/components/inbox/use-inbox-route";
import { runCommand, useCommands } from "@/components/shortcuts/commands";
import type { FilledTemplate } from "@/components/templates/filled-template";
import { toast } from "@/components/ui/toast";
import { usePresence } from "@/lib/client/presence";
import type { ReplyPart } from "@/lib/client/reply-parts";
import { toPart } from "@/lib/client/sent-part";
import { useWindowFigure } from "@/lib/client/ticker";
import { addFiles } from "@/lib/client/tray";
import { TRAY_MAX } from "@/lib/client/tray-item";
import type { Me } from "@/lib/contract/agent";
import type { MediaKind } from "@/lib/contract/attachment";
import type { ConversationDetail } from "@/lib/contract/conversation";
import type { MessageView } from "@/lib/contract/message";
import type { ScheduleTrigger } from "@/lib/contract/scheduled";
import type { TemplateFillProblem } from "@/lib/whatsapp/template-extras";
import { Composer } from "./composer/composer";
import { DropArea } from "./composer/drop-area";
import { ReadOnlyLine } from "./composer/read-only-line";
import { ReopenedLine } from "./composer/reopened-line";
import { Strip } from "./composer/strip";
import { useComposerFace } from "./composer/use-composer-face";
import { useReply } from "./composer/use-reply";
import { shortName } from "./contact-name";
import { copyText } from "./copy-text";
import { ForwardDialog } from "./forward/forward-dialog";
import { ConversationHeader } from "./header/conversation-header";
import { ThreadArea } from "./log/thread-area";
import { canQuote } from "./message/capabilities";
import { MessageContextProvider, type MessageContextValue } from "./message/message-context";
import { MessageOverlays } from "./message/message-overlays";
import { useOverlay } from "./message/use-overlay";
import { ScheduledList } from "./scheduled/scheduled-list";
import { useSendLater } from "./scheduled/use-send-later";
import { useArrivalWords, useWindowNoticeWords } from "./use-announcements";
import { useAttention } from "./use-attention";
import { useLatest } from "./use-latest";
import { useOutgoing } from "./use-outgoing";
import { usePresenceSignal } from "./use-presence-signal";
import { useRefusedReplies } from "./use-refused-replies";
import { useTemplateStart } from "./use-template-start";
import { useThreadScreen } from "./use-thread-screen";
import { useTypedAhead } from "./use-typed-ahead";

const NO_MESSAGES: MessageView[] = [];

type OpenConversationProps = { conversation: ConversationDetail; me: Me; panelToggle: ReactNode };

/** A conversation that is there: header, log, and the composer under it. */
export function OpenConversation({ conversation, me, panelToggle }: OpenConversationProps) {
  const t = useTranslations("conversation");
  const tAttach = useTranslations("composer.attach");
  const { id, contact, window: serviceWindow } = conversation;
  const name = shortName(contact);
  const { close, conversationId: shownId } = useInboxRoute();
  const dock = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const kept = useRef<HTMLTextAreaElement>(null);
  const [isAssigning, setIsAssigning] = useState(false);
  const [forwarded, setForwarded] = useState<MessageView | null>(null);
  const { overlay, open, close: closeOverlay, lead } = useOverlay();

  const figure = useWindowFigure(serviceWindow);
  // A group can be read and not written to, whatever its window.
  const isWindowOpen = figure.tone !== "closed" && !contact.isGroup;
  const closing = useMemo(
    () =>
      isWindowOpen || contact.isGroup || serviceWindow.closesAt === null
        ? null
        : { at: serviceWindow.closesAt, isRefused: serviceWindow.refused },
    [isWindowOpen, contact.isGroup, serviceWindow.closesAt, serviceWindow.refused],
  );
  const hasAttention = useAttention();
  const deeds = useDeeds();
  const [isMarkedHere, setIsMarkedHere] = useState(false);
  // Marked unread on purpose: seeing it does not undo that before one leaves.
  const isHeldUnread = isMarkedHere && conversation.markedUnread;
  const outgoing = useOutgoing(id, me);
  const { pendingReactions } = outgoing;
  const screen = useThreadScreen({ conversation, meId: me.id, closing, hasAttention, isHeldUnread, pendingReactions });
  const reply = useReply(conversation, me.id, outgoing.sendParts);
  const later = useSendLater(id, name);
  const control = useComposerFace(isWindowOpen, { dock, field, search, kept });
  const noteKey = usePresenceSignal(id, hasAttention);
  const [templateStart, startTemplate] = useTemplateStart(control);
  const messages = screen.view?.messages ?? NO_MESSAGES;
  useRefusedReplies(messages, me.id, name, reply.giveBack);

  function noteKeys() {
    control.noteKey();
    noteKey();
  }

  // Of two conversations that were merged, the address may name the other one.
  useTypedAhead(shownId ?? id, field, (words) => {
    if (!contact.isGroup) reply.append(words);
    noteKeys();
  });

  /** One's own message is looked at, wherever one was reading. */
  function afterSending() {
    screen.clearUnreadMark();
    requestAnimationFrame(screen.jumpToLatest);
  }

  function markUnread() {
    setIsMarkedHere(true);
    deeds.markUnread(conversation);
  }

  function send() {
    reply.send(screen.seenId);
    afterSending();
  }

  function sendAlone(part: ReplyPart) {
    reply.sendAlone(part, screen.seenId);
    afterSending();
  }

  function attach(files: readonly File[], wanted: MediaKind | null) {
    const leftOut = addFiles(id, files, wanted);
    if (leftOut > 0) toast.error(tAttach("noRoom", { count: leftOut, max: TRAY_MAX }));
    requestAnimationFrame(() => field.current?.focus());
  }

  function sendLater(trigger: ScheduleTrigger) {
    const parts = reply.take();
    later.sendLater(parts, trigger, reply.giveBack);
  }

  function sendTemplate(filled: FilledTemplate, trigger: ScheduleTrigger | null) {
    const draft: ReplyPart = { kind: "text", text: reply.text };
    const { template, content, usesDraft } = filled;
    const giveBack = (problems: readonly TemplateFillProblem[] = []) => {
      if (usesDraft) reply.giveBack([draft]);
      startTemplate({ name: template.name, language: template.language, content, problems });
    };
    if (trigger) later.sendTemplateLater(filled, trigger, () => giveBack());
    else outgoing.sendTemplate(filled, ({ problems }) => giveBack(problems));
    if (filled.usesDraft) reply.setText("");
    control.leavePicker();
    afterSending();
  }

  function rescue(message: MessageView) {
    if (message.type === "text" && message.text !== null) reply.giveBack([{ kind: "text", text: message.text }]);
    if (!message.template) return control.openPicker();
    const { name: templateName, language } = message.template;
    startTemplate({ name: templateName, language, content: null, problems: [] });
  }

  function putBack(message: MessageView) {
    const part = toPart(message);
    if (!part) return;
    reply.giveBack([part]);
    // A menu that this was chosen from gives the focus back first.
    requestAnimationFrame(control.goToField);
  }

  function quote(message: MessageView | undefined) {
    if (!message || !canQuote(message, isWindowOpen)) return;
    reply.quote(message, message.direction === "inbound" ? contact.name : (message.agent?.name ?? null));
    // A menu that this was chosen from gives the focus back first.
    requestAnimationFrame(() => field.current?.focus());
  }

  useCommands({
    reply: control.goToField,
    template: control.openPicker,
    quote: () => quote(focusedMessage(messages) ?? messages.findLast(({ direction }) => direction === "inbound")),
    assign: () => setIsAssigning(true),
    resolve: () => (conversation.state === "resolved" ? deeds.reopen : deeds.resolve)(conversation),
    unread: markUnread,
  });

  const handlers = useLatest({
    reply: quote,
    react: outgoing.react,
    forward: setForwarded,
    retry: (message: MessageView) => {
      outgoing.retry(message);
      afterSending();
    },
    copy: async (text: string) => {
      if (await copyText(text)) toast(t("copied"));
      else toast.error(t("notCopied"));
    },
    rescue,
    putBack,
    jumpTo: screen.jumpTo,
  });
  const context = useMemo<MessageContextValue>(
    () => ({
      contactShortName: name,
      isWindowOpen,
      reply: (message) => handlers.current.reply(message),
      react: (message, emoji) => handlers.current.react(message, emoji),
      forward: (message) => handlers.current.forward(message),
      copy: (text) => handlers.current.copy(text),
      retry: (message) => handlers.current.retry(message),
      rescue: (message) => handlers.current.rescue(message),
      putBack: (message) => handlers.current.putBack(message),
      jumpTo: (messageId) => handlers.current.jumpTo(messageId),
      showDetails: (message, anchor) => open({ kind: "details", messageId: message.id, anchor }),
      showReactions: (message, anchor) => open({ kind: "reactions", messageId: message.id, anchor }),
      showMenu: (message, anchor) => open({ kind: "menu", messageId: message.id, anchor }),
    }),
    [name, isWindowOpen, handlers, open],
  );

  return (
    <MessageContextProvider value={context}>
      <DropArea
        isOpen={control.face === "reply"}
        onFiles={(files) => attach(files, null)}
        className="relative flex h-full min-h-0 min-w-0 flex-col bg-thread"
      >
        <ConversationHeader
          conversation={conversation}
          me={me}
          figure={figure}
          deeds={deeds}
          onMarkUnread={markUnread}
          isAssigning={isAssigning}
          onAssigning={setIsAssigning}
          panelToggle={panelToggle}
          onBack={close}
        />
        <ThreadArea screen={screen} pinnedId={overlay?.messageId ?? null} onEscape={() => runCommand("list")} />
        <div
          ref={dock}
          data-keys="reply"
          className="shrink-0 px-[max(var(--space-3),(100%-var(--column)-24px)/2)] pb-3 max-md:px-2 max-md:pb-2"
        >
          <ScheduledList conversationId={id} name={name} onWordsBack={(text) => reply.giveBack([{ kind: "text", text }])} />
          <Strip
            colleagues={usePresence(id, me.id)}
            notice={
              control.isReopened && serviceWindow.closesAt ? (
                <ReopenedLine
                  name={name}
                  closesAt={serviceWindow.closesAt}
                  onReply={control.face === "picker" ? control.leavePicker : null}
                />
              ) : null
            }
            isAtEnd={screen.isAtEnd}
            newCount={screen.newCount}
            onJump={screen.jumpToLatest}
          />
          {contact.isGroup ? (
            <ReadOnlyLine>{t("group.readOnly")}</ReadOnlyLine>
          ) : (
            <Composer
              conversation={conversation}
              figure={figure}
              reply={reply}
              control={control}
              templateStart={templateStart}
              fieldRef={field}
              searchRef={search}
              keptRef={kept}
              onText={(text) => {
                reply.setText(text);
                noteKeys();
              }}
              onFiles={attach}
              onSend={send}
              onSendAlone={sendAlone}
              onSendTemplate={sendTemplate}
              onSendLater={sendLater}
              onEscape={() => screen.log.current?.focus()}
            />
          )}
        </div>
        <MessageOverlays overlay={overlay} messages={messages} onClose={closeOverlay} onMore={lead} />
        {forwarded && <ForwardDialog message={forwarded} me={me} onClose={() => setForwarded(null)} />}
        <p role="status" aria-live="polite" className="sr-only">
          {useArrivalWords(messages, name)}
        </p>
        <p role="status" aria-live="polite" className="sr-only">
          {useWindowNoticeWords(figure, name)}
        </p>
      </DropArea>
    </MessageContextProvider>
  );
}

/** The message that holds the focus, or whose button does. */
function focusedMessage(messages: MessageView[]): MessageView | undefined {
  const id = document.activeElement?.closest<HTMLElement>("[data-message-id]")?.dataset.messageId;
  return messages.find((message) => message.id === id);
}
