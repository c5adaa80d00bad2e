"use client";

import { lazy, type ReactNode, Suspense, useState } from "react";
import type { MessageView } from "@/lib/contract/message";
import { OpenMediaProvider } from "./lightbox-context";
import { useConversationMedia } from "./use-conversation-media";
import { usePauseOnLeave } from "./use-playback";

const MediaLightbox = lazy(() => import("./media-lightbox").then(({ MediaLightbox }) => ({ default: MediaLightbox })));

type ThreadLightboxProps = {
  conversationId: string /** The loaded part of the thread. */;
  messages: MessageView[];
  children: ReactNode;
};

/** Lets the bubbles of a thread open their photos and videos. */
export function ThreadLightbox({ conversationId, messages, children }: ThreadLightboxProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  usePauseOnLeave();
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

type ViewerProps = Omit<ThreadLightboxProps, "children"> & {
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
