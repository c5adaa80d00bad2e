import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { MessageView } from "@/lib/contract/message";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { arrivalsSince } from "./log/new-messages";
import { useKindName } from "./message/kind-name";
import { plainText } from "./message/plain-text";
import { windowNotice, windowStage } from "./window-notice";

/** More arrivals at once than this are counted instead of read out. */
const READ_OUT_MAX = 3;

/** What a screen reader says when messages of the contact arrive in the open conversation; "" before any has. */
export function useArrivalWords(messages: MessageView[], name: string): string {
  const t = useTranslations("conversation.arrived");
  const kindName = useKindName();
  const [words, setWords] = useState("");
  const lastId = useRef<string | null>(null);
  const newest = messages.at(-1)?.id ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another newest message is a reason to speak.
  useEffect(() => {
    const arrived = arrivalsSince(messages, lastId.current);
    lastId.current = newest;
    if (arrived.length === 0) return;
    const texts = arrived.map(({ text, type }) => t("message", { name, text: text === null ? kindName(type) : plainText(text) }));
    setWords(arrived.length > READ_OUT_MAX ? t("many", { name, count: arrived.length }) : texts.join(" "));
  }, [newest]);

  return words;
}

/** What a screen reader says when the window of the open conversation runs down, closes or opens; "" before. */
export function useWindowNoticeWords(figure: WindowFigure, name: string): string {
  const t = useTranslations("conversation.windowNotice");
  const [words, setWords] = useState("");
  const stage = windowStage(figure);
  const before = useRef(stage);

  useEffect(() => {
    const notice = windowNotice(before.current, stage);
    before.current = stage;
    if (notice) setWords(t(notice, { name }));
  }, [stage, name, t]);

  return words;
}
