"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { requestJump } from "@/components/conversation/jump-requests";
import { useShell } from "@/components/inbox/shell";
import { SidePanel } from "@/components/inbox/side-panel";
import { useMedia } from "@/components/inbox/use-media";
import { ConversationLightbox } from "@/components/media/conversation-lightbox";
import { Segmented } from "@/components/ui/segmented";
import type { GalleryQuery } from "@/lib/contract/attachment";
import { GalleryDocuments } from "./gallery-documents";
import { GalleryMedia } from "./gallery-media";
import { PanelHeader } from "./panel-header";

const KINDS = ["media", "documents"] as const satisfies readonly GalleryQuery["kind"][];

/** Where the panel lies over the thread, going to a message has to uncover it. */
const COVERS = "(width < 80rem)";

/** All files of a conversation, beside the thread. */
export function GalleryPanel({ conversationId }: { conversationId: string }) {
  const t = useTranslations("media.gallery");
  const { togglePanel, closePanel } = useShell();
  const covers = useMedia(COVERS);
  const [kind, setKind] = useState<GalleryQuery["kind"]>("media");

  function goTo(messageId: string) {
    if (covers) closePanel();
    // The panel hands the focus back first.
    requestAnimationFrame(() => requestJump(conversationId, messageId));
  }

  return (
    <SidePanel kind="media">
      <PanelHeader title={t("title")} back={{ label: t("back"), onClick: () => togglePanel("contact") }} />
      <div className="shrink-0 px-4 pt-3 pb-2">
        <Segmented
          label={t("title")}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          onChange={setKind}
        />
      </div>
      <div className="flex min-h-0 flex-1 flex-col overflow-y-auto px-4 pb-4">
        {kind === "media" ? (
          <ConversationLightbox conversationId={conversationId} messages={NO_MESSAGES}>
            <GalleryMedia conversationId={conversationId} onGoTo={goTo} />
          </ConversationLightbox>
        ) : (
          <GalleryDocuments conversationId={conversationId} onGoTo={goTo} />
        )}
      </div>
    </SidePanel>
  );
}

const NO_MESSAGES: [] = [];
