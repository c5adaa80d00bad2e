import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import type { MessageView } from "@/lib/contract/message";
import type { WindowFigure } from "@/lib/whatsapp/window-figure";
import { arrivalsSince } from "./log/new-messages";
import { mediaGlance } from "./message/media-glance";
import { useGlanceWords } from "./message/use-glance-words";
import { windowNotice, windowStage } from "./window-notice";

/** More arrivals at once than this are counted instead of read out. */
const READ_OUT_MAX = 3;

/** What a screen reader says when messages of the contact arrive in the open conversation; "" before any has. */
export function useArrivalWords(messages: MessageView[], name: string): string {
  const t = useTranslations("conversation.arrived");
  const glanceWords = useGlanceWords();
  const [words, setWords] = useState("");
  const lastId = useRef<string | null>(null);
  const newest = messages.at(-1)?.id ?? null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another newest message is a reason to speak.
  useEffect(() => {
    const arrived = arrivalsSince(messages, lastId.current);
    lastId.current = newest;
    if (arrived.length === 0) return;
    const texts = arrived.map((message) => {
      const text = glanceWords({ type: message.type, text: message.text, media: mediaGlance(message) });
      return t("message", { name: message.author?.name ?? name, text });
    });
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
