import { LayoutTemplate, Mic, SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, type RefObject, useId } from "react";
import { useModKey } from "@/components/shortcuts/mod-key";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { isTrayLoading, isTrayReady } from "@/lib/client/tray-item";
import { insertAt } from "./caret";
import { ComposerField } from "./composer-field";
import { CountLine } from "./count-line";
import { EmojiButton } from "./emoji-button";
import { QuoteBar } from "./quote-bar";
import type { SendKey } from "./send-key";
import { charactersLeft } from "./text-budget";
import type { Reply } from "./use-reply";

type ReplyComposerProps = {
  ref: RefObject<HTMLTextAreaElement | null>;
  /** Whom the reply goes to, as in a sentence. */
  name: string;
  reply: Reply;
  /** It goes out by itself once its files are uploaded. */
  isArmed: boolean;
  sendKey: SendKey;
  isTouch: boolean;
  /** The time left, drawn. */
  figure: ReactNode;
  /** How much of the last two hours, or the last fifteen minutes, is left; null before. */
  line: { share: number; tone: "amber" | "red" } | null;
  /** The menu of everything else that can be sent. */
  attach: ReactNode;
  /** What goes along, over the field. */
  tray: ReactNode;
  /** In place of field and buttons: a voice message is being recorded. */
  recorder: ReactNode;
  onText: (text: string) => void;
  onFiles: (files: readonly File[]) => void;
  onRecord: () => void;
  onSend: () => void;
  onDisarm: () => void;
  onTemplates: () => void;
  onEscape: () => void;
};

/** The composer while the window is open: a free reply. It stays usable while earlier replies are on their way. */
export function ReplyComposer(props: ReplyComposerProps) {
  const { ref, name, reply, isArmed, sendKey, isTouch, figure, line, attach, tray, recorder } = props;
  const { onText, onFiles, onRecord, onSend, onDisarm, onTemplates, onEscape } = props;
  const { text, quoted, isReady } = reply;
  const t = useTranslations("composer");
  const id = useId();
  const left = charactersLeft(text);
  const isEmpty = text.trim() === "" && reply.tray.length === 0;

  function submit(event: FormEvent) {
    event.preventDefault();
    onSend();
    ref.current?.focus();
  }

  function insertEmoji(emoji: string) {
    const field = ref.current;
    const selection = { start: field?.selectionStart ?? text.length, end: field?.selectionEnd ?? text.length };
    const inserted = insertAt(text, selection, emoji);
    onText(inserted.text);
    // The field has the new text only after the next render; until then the caret cannot stand behind it.
    requestAnimationFrame(() => field?.setSelectionRange(inserted.caret, inserted.caret));
  }

  return (
    <form onSubmit={submit} aria-label={t("reply")} className={SHELL}>
      {line && <CountLine {...line} />}
      <div className="flex items-center px-2.5 pt-[7px] max-md:hidden">
        <label htmlFor={id} className="rounded-sm bg-sunken px-2 py-1 font-medium text-xs">
          {t("reply")}
        </label>
        <div className="ms-auto">{figure}</div>
      </div>
      {quoted && (
        <div className="max-md:-order-2 max-md:basis-full">
          <QuoteBar quoted={quoted} onClear={reply.clearQuote} />
        </div>
      )}
      {tray}
      {recorder}
      <div className={recorder ? "hidden" : FIELD_BOX}>
        <ComposerField
          ref={ref}
          id={id}
          text={text}
          placeholder={t("placeholder", { name })}
          sendKey={sendKey}
          isTouch={isTouch}
          describedBy={left === null ? undefined : `${id}-left`}
          onText={onText}
          onFiles={onFiles}
          onSend={onSend}
          onEscape={isArmed ? onDisarm : onEscape}
        />
        <IconButton label={t("template")} onClick={onTemplates} className="h-11 self-end md:hidden">
          <LayoutTemplate />
        </IconButton>
      </div>
      <div className={recorder ? "hidden" : TOOLS}>
        {attach}
        <span className="flex gap-0.5 max-md:hidden">
          <EmojiButton onEmoji={insertEmoji} fieldRef={ref} />
          {text.trim() === "" && (
            <IconButton label={t("voice.record")} tooltip="top" onClick={onRecord} className="size-[30px]">
              <Mic />
            </IconButton>
          )}
          <IconButton size="small" label={t("template")} shortcut="t" onClick={onTemplates}>
            <LayoutTemplate />
          </IconButton>
        </span>
        <span className="ms-auto flex items-center gap-2">
          {left !== null && (
            <span id={`${id}-left`} className={`text-xs tabular-nums ${left < 0 ? "text-danger-ink" : "text-ink-3"}`}>
              {left < 0 ? t("tooLong", { count: -left }) : t("left", { count: left })}
            </span>
          )}
          <SendState reply={reply} isArmed={isArmed} onDisarm={onDisarm} />
          <SendButton isReady={isReady} sendKey={sendKey} className={isEmpty ? "max-md:hidden" : ""} />
          {isEmpty && (
            <button type="button" aria-label={t("voice.record")} onClick={onRecord} className={`${ROUND} md:hidden`}>
              <Mic aria-hidden="true" className="size-5" strokeWidth={1.75} />
            </button>
          )}
        </span>
      </div>
    </form>
  );
}

/** A card on a desktop; on a phone a pill with a round button beside it. */
const SHELL =
  "relative overflow-hidden rounded-lg bg-raised forced-colors:border shadow-bubble ring-1 ring-control-line has-[textarea:focus-visible]:ring-[1.5px] has-[textarea:focus-visible]:ring-focus max-md:flex max-md:flex-wrap max-md:items-end max-md:gap-1.5 max-md:overflow-visible max-md:bg-transparent max-md:forced-colors:border-0 max-md:shadow-none max-md:ring-0 max-md:has-[textarea:focus-visible]:ring-0";
const FIELD_BOX =
  "min-h-[50px] px-4 pt-[7px] pb-1 max-md:flex max-md:min-h-11 max-md:min-w-0 max-md:flex-1 max-md:items-center max-md:rounded-[22px] max-md:bg-raised max-md:forced-colors:border max-md:py-0 max-md:ps-4 max-md:pe-1 max-md:inset-ring max-md:inset-ring-control-line max-md:has-focus-visible:inset-ring-2 max-md:has-focus-visible:inset-ring-focus";
/** On a phone there is no row: the menu stands before the field, and what sends behind it. */
const TOOLS = "flex items-center gap-0.5 px-2 pb-2 max-md:contents";
const ROUND =
  "grid size-11 shrink-0 cursor-pointer place-items-center rounded-full bg-accent text-on-accent aria-disabled:bg-pressed aria-disabled:text-ink-3";

/** What "Send" waits for: uploads, by itself; or a decision of the agent's. */
function SendState({ reply: { tray }, isArmed, onDisarm }: Pick<ReplyComposerProps, "reply" | "isArmed" | "onDisarm">) {
  const t = useTranslations("composer");
  const isUndecided = !isTrayReady(tray) && !isTrayLoading(tray);
  return (
    <>
      <span role="status" className="text-ink-2 text-xs empty:hidden">
        {isArmed && t("armed")}
        {isUndecided && t("tray.undecided")}
      </span>
      {isArmed && (
        <Button size="small" onClick={onDisarm}>
          {t("disarm")}
        </Button>
      )}
    </>
  );
}

function SendButton({ isReady, sendKey, className }: { isReady: boolean; sendKey: SendKey; className: string }) {
  const t = useTranslations("composer");
  const modKey = useModKey();
  return (
    <>
      <Button type="submit" variant="primary" size="small" aria-disabled={!isReady} className="h-[30px] px-2.5 max-md:hidden">
        {t("send")}
        {sendKey === "mod-enter" && <Kbd aria-hidden>{modKey}</Kbd>}
        <Kbd aria-hidden>↵</Kbd>
      </Button>
      <button type="submit" aria-label={t("send")} aria-disabled={!isReady} className={`${ROUND} md:hidden ${className}`}>
        <SendHorizontal aria-hidden="true" className="size-5 rtl:-scale-x-100" strokeWidth={1.75} />
      </button>
    </>
  );
}
