"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import { lateView } from "@/lib/client/late-part";
import type { MessageView } from "@/lib/contract/message";
import { OpenMediaProvider } from "./lightbox-context";
import { useConversationMedia } from "./use-conversation-media";

const MediaLightbox = lazy(lateView(() => import("./media-lightbox").then(({ MediaLightbox }) => ({ default: MediaLightbox }))));

type ConversationLightboxProps = {
  /** Null where no gallery goes on beyond these messages. */
  conversationId: string | null;
  /** The part of the thread that is on the page; the gallery has the rest. */
  messages: MessageView[];
  children: ReactNode;
};

/** Lets what is inside open the photos and videos of a conversation. */
export function ConversationLightbox({ conversationId, messages, children }: ConversationLightboxProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  return (
    <OpenMediaProvider value={setOpenId}>
      {children}
      {openId !== null && (
        <Viewer
          conversationId={conversationId}
          messages={messages}
          openId={openId}
          onView={setOpenId}
          onClose={() => setOpenId(null)}
        />
      )}
    </OpenMediaProvider>
  );
}

type ViewerProps = Omit<ConversationLightboxProps, "children"> & {
  openId: string;
  onView: (attachmentId: string) => void;
  onClose: () => void;
};

function Viewer({ conversationId, messages, ...viewing }: ViewerProps) {
  const items = useConversationMedia(conversationId, messages, viewing.openId);
  return (
    <Suspense>
      <MediaLightbox items={items} {...viewing} />
    </Suspense>
  );
}
