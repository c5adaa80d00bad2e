import { defaultEmojiDataResolver, type EmojiData } from "frimousse";
import { type KeyboardEvent, useEffect, useMemo, useState } from "react";
import { type NamedEmoji, rankEmoji } from "./emoji-rank";

/** By how many places each key moves through results that stand in rows. */
const STEPS: Readonly<Record<string, (columns: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
};

type SearchFacts = { language: string; dataUrl: string; columns: number; onEmoji: (emoji: string) => void };

export type EmojiSearch = {
  /** null: nothing is searched. */
  found: readonly NamedEmoji[] | null;
  /** The names are still on their way: nothing is found before they are here, and nothing chosen. */
  isLoading: boolean;
  active: number;
  search: (words: string) => void;
  setActive: (place: number) => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

/** Finds emoji by words, best first, and walks the found ones by keys. */
export function useEmojiSearch({ language, dataUrl, columns, onEmoji }: SearchFacts): EmojiSearch {
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const data = useEmojiData(language, dataUrl);
  const found = useMemo(() => (words.trim() === "" ? null : rankEmoji(data?.emojis ?? [], words)), [data, words]);

  function onKeyDown(event: KeyboardEvent) {
    if (!found || event.nativeEvent.isComposing) return;
    const step = STEPS[event.key]?.(columns);
    if (step !== undefined) setActive((place) => (found[place + step] ? place + step : place));
    else if (event.key === "Enter" && found[active]) onEmoji(found[active].emoji);
    else if (event.key !== "Enter") return;
    // The grid under the results has keys of its own.
    event.preventDefault();
    event.stopPropagation();
  }

  function search(next: string) {
    setWords(next);
    setActive(0);
  }

  return { found, isLoading: data === null, active, search, setActive, onKeyDown };
}

/** The emoji that this device can draw, with their names. */
function useEmojiData(language: string, dataUrl: string): EmojiData | null {
  const [data, setData] = useState<EmojiData | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    Promise.resolve(defaultEmojiDataResolver(language, { emojibaseUrl: dataUrl, signal })).then(setData, () => undefined);
    return () => stop.abort();
  }, [language, dataUrl]);
  return data;
}
