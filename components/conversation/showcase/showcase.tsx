"use client";

import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { ConversationLightbox } from "@/components/media/conversation-lightbox";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import type { MessageView } from "@/lib/contract/message";
import { copyText } from "../copy-text";
import { LogRow } from "../log/log-row";
import { threadItems } from "../log/thread-items";
import { MessageContextProvider, type MessageContextValue } from "../message/message-context";
import { MessageOverlays } from "../message/message-overlays";
import { useOverlay } from "../message/use-overlay";
import { useTimes } from "../use-times";
import { ANSWERS, PLACES_AND_PEOPLE, TIMELINE } from "./content-fixtures";
import { MISSING, PICTURES, RECORDINGS, withSound } from "./media-fixtures";
import { OFFERS } from "./offer-fixtures";
import { makeSound } from "./sound";
import { AROUND, PROVENANCE, TICKS } from "./state-fixtures";
import { TEMPLATES } from "./template-fixtures";

const THEMES = ["system", "light", "dark"] as const;
const STAGES = [
  "pictures",
  "recordings",
  "missing",
  "places",
  "answers",
  "offers",
  "templates",
  "timeline",
  "provenance",
  "around",
  "ticks",
] as const;
const SOUND_SECONDS = 14;

/** Every kind of message in every state, on one page: what people look at before they ship a bubble. */
export function Showcase() {
  const t = useTranslations("bubble.showcase");
  const [theme, setTheme] = useState<(typeof THEMES)[number]>("system");
  const stages = useStages();
  const messages = useMemo(() => Object.values(stages).flat(), [stages]);
  const { overlay, open, close, lead } = useOverlay();
  const context = useMemo<MessageContextValue>(
    () => ({
      contactShortName: "Marta",
      isWindowOpen: true,
      reply: ignore,
      react: ignore,
      forward: ignore,
      retry: ignore,
      rescue: ignore,
      putBack: ignore,
      jumpTo: ignore,
      copy: async (text) => {
        if (await copyText(text)) toast(text);
      },
      showDetails: (message, anchor) => open({ kind: "details", messageId: message.id, anchor }),
      showReactions: (message, anchor) => open({ kind: "reactions", messageId: message.id, anchor }),
      showMenu: (message, anchor) => open({ kind: "menu", messageId: message.id, anchor }),
    }),
    [open],
  );

  return (
    <main data-theme={theme} className="h-dvh overflow-y-auto bg-frame px-8 py-6 text-ink max-md:px-3">
      <header className="mb-5 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 className="font-semibold text-xl tracking-[-0.01em]">{t("title")}</h1>
          <p className="text-ink-2">{t("explained")}</p>
        </div>
        <Segmented
          label={t("theme")}
          value={theme}
          options={THEMES.map((value) => ({ value, label: t(`themes.${value}`) }))}
          onChange={setTheme}
        />
      </header>
      <MessageContextProvider value={context}>
        <ConversationLightbox conversationId={null} messages={messages}>
          <div className="columns-1 gap-6 lg:columns-2 2xl:columns-3">
            {STAGES.map((name) => (
              <Stage key={name} title={t(`stages.${name}`)} messages={stages[name]} />
            ))}
          </div>
        </ConversationLightbox>
        <MessageOverlays overlay={overlay} messages={messages} onClose={close} onMore={lead} />
      </MessageContextProvider>
    </main>
  );
}

/** The sound is made in the browser, so that the page holds no file. */
function useStages() {
  const [sound, setSound] = useState("");
  useEffect(() => {
    const url = makeSound(SOUND_SECONDS);
    setSound(url);
    return () => URL.revokeObjectURL(url);
  }, []);
  return useMemo(
    () => ({
      pictures: PICTURES,
      recordings: withSound(RECORDINGS, sound),
      missing: MISSING,
      places: PLACES_AND_PEOPLE,
      answers: ANSWERS,
      offers: OFFERS,
      templates: TEMPLATES,
      timeline: TIMELINE,
      provenance: PROVENANCE,
      around: AROUND,
      ticks: TICKS,
    }),
    [sound],
  );
}

function Stage({ title, messages }: { title: string; messages: MessageView[] }) {
  const { dayOf } = useTimes();
  const items = threadItems({
    messages,
    events: [],
    hasOlder: true,
    hasNewer: false,
    unread: null,
    closing: null,
    dayOf,
  });
  return (
    <section className="mb-6 break-inside-avoid">
      <h2 className="mb-2 font-semibold text-xs">{title}</h2>
      <div className="rounded-lg bg-thread p-5 inset-ring inset-ring-line max-md:p-3">
        {items.map((item) => (
          <LogRow key={item.key} item={item} isCurrent isGlowing={false} isPinned={false} />
        ))}
      </div>
    </section>
  );
}

/** Nothing is sent from here. */
function ignore(): void {
  // What a bubble asks of its conversation has nowhere to go.
}
