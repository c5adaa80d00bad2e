"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { lateView } from "@/lib/client/late-part";

const EmojiGrid = lazy(lateView(() => import("./emoji-grid").then(({ EmojiGrid }) => ({ default: EmojiGrid }))));

/** All emoji with a search. Its code and its data are fetched when it is opened for the first time. */
export function EmojiPicker({ onEmoji }: { onEmoji: (emoji: string) => void }) {
  const t = useTranslations("conversation.emoji");
  return (
    <Suspense fallback={<p className="grid h-80 w-[300px] place-items-center text-ink-3">{t("loading")}</p>}>
      <EmojiGrid onEmoji={onEmoji} />
    </Suspense>
  );
}
