import {
  EmojiPicker,
  type EmojiPickerListCategoryHeaderProps,
  type EmojiPickerListEmojiProps,
  type EmojiPickerListRowProps,
} from "frimousse";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useId, useRef } from "react";
import { EmojiResults } from "./emoji-results";
import { useEmojiSearch } from "./use-emoji-search";

/** Where the server keeps the emoji data: see `app/emoji`. */
const DATA_URL = "/emoji";
const COLUMNS = 8;

/** The emoji grid with its search field, which takes the focus. What is searched is ranked by us: the grid keeps its groups. */
export function EmojiGrid({ onEmoji }: { onEmoji: (emoji: string) => void }) {
  const t = useTranslations("conversation.emoji");
  const language = useLocale().split("-")[0] ?? "en";
  const search = useRef<HTMLInputElement>(null);

  const { found, active, ...searching } = useEmojiSearch({ language, dataUrl: DATA_URL, columns: COLUMNS, onEmoji });
  const id = useId();

  useEffect(() => search.current?.focus(), []);

  return (
    <EmojiPicker.Root
      onKeyDownCapture={searching.onKeyDown}
      locale={language}
      emojibaseUrl={DATA_URL}
      columns={COLUMNS}
      onEmojiSelect={({ emoji }) => onEmoji(emoji)}
      className="isolate flex h-80 w-[300px] max-w-full flex-col"
    >
      <EmojiPicker.Search
        ref={search}
        role="combobox"
        aria-expanded={found !== null}
        aria-controls={found ? id : undefined}
        aria-activedescendant={found?.[active] ? `${id}-${active}` : undefined}
        onChange={(event) => searching.search(event.target.value)}
        aria-label={t("search")}
        placeholder={t("search")}
        className="h-[34px] w-full shrink-0 appearance-none rounded-sm bg-surface px-2.5 text-ink text-sm inset-ring inset-ring-control-line placeholder:text-ink-3 focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-1 pointer-coarse:h-11 pointer-coarse:text-lg"
      />
      {found && (
        <EmojiResults
          id={id}
          found={found}
          active={active}
          label={t("found")}
          none={t(searching.isLoading ? "loading" : "none")}
          onActive={searching.setActive}
          onEmoji={onEmoji}
        />
      )}
      <EmojiPicker.Viewport hidden={found !== null} className="relative mt-1 flex-1 outline-none">
        <EmojiPicker.Loading className="absolute inset-0 grid place-items-center text-ink-3">{t("loading")}</EmojiPicker.Loading>
        <EmojiPicker.Empty className="absolute inset-0 grid place-items-center text-ink-3">{t("none")}</EmojiPicker.Empty>
        <EmojiPicker.List className="select-none pb-1" components={LIST_PARTS} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}

function CategoryHeader({ category, ...props }: EmojiPickerListCategoryHeaderProps) {
  return (
    <div {...props} className="bg-raised px-1 pt-2 pb-1 font-medium text-ink-3 text-xs">
      {category.label}
    </div>
  );
}

function Row(props: EmojiPickerListRowProps) {
  return <div {...props} className="scroll-my-1" />;
}

function Emoji({ emoji, ...props }: EmojiPickerListEmojiProps) {
  return (
    <button type="button" {...props} className="grid size-9 place-items-center rounded-md text-xl data-[active]:bg-hover">
      {emoji.emoji}
    </button>
  );
}

const LIST_PARTS = { CategoryHeader, Row, Emoji };
