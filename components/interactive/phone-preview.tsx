import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { InteractiveActions } from "@/components/conversation/message/bodies/interactive-actions";
import { InteractiveBody } from "@/components/conversation/message/bodies/interactive-body";
import { IsCurrentMessage } from "@/components/conversation/message/tab-stop";
import { textDirection } from "@/components/conversation/message/text-direction";
import { useTimes } from "@/components/conversation/use-times";
import { OpenMediaProvider } from "@/components/media/lightbox-context";
import { Segmented } from "@/components/ui/segmented";
import { useServerNow } from "@/lib/client/clock";
import { toBubble } from "@/lib/client/reply-bubble";
import { type ReplyPart, toContent } from "@/lib/client/reply-parts";
import { filesOf } from "@/lib/contract/interactive";
import type { InteractiveDraft } from "./draft";
import { filesOfDraft } from "./files-of-draft";
import { toInteractive } from "./to-interactive";

const NOBODY = { id: "", name: "" };
/** One transparent pixel. */
const EMPTY_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const LOOKS = ["light", "dark"] as const;

/** The message as the contact's phone will show it, while it is being made. */
export function PhonePreview({ draft }: { draft: InteractiveDraft }) {
  const t = useTranslations("interactive");
  const { clock } = useTimes();
  const now = useServerNow();
  const [look, setLook] = useState<(typeof LOOKS)[number]>("light");
  const message = useMemo(() => toPreview(draft, now), [draft, now]);
  const interactive = toInteractive(draft);
  const isEmpty = draft.body.trim() === "" && message.attachments.length === 0;
  return (
    <section aria-label={t("preview")} className="grid content-start gap-3">
      <div className="flex items-center gap-2">
        <h3 className="font-medium text-ink-2 text-xs">{t("preview")}</h3>
        <span className="ms-auto">
          <Segmented
            label={t("look")}
            value={look}
            options={LOOKS.map((value) => ({ value, label: t(value) }))}
            onChange={setLook}
          />
        </span>
      </div>
      <div
        data-theme={look}
        className="mx-auto flex min-h-[420px] w-full max-w-[320px] flex-col justify-end rounded-[28px] bg-thread p-3 text-ink ring-4 ring-line-strong md:min-h-[480px]"
      >
        {isEmpty ? (
          <p className="my-auto text-center text-ink-3">{t("previewEmpty")}</p>
        ) : (
          <OpenMediaProvider value={doNothing}>
            <IsCurrentMessage value>
              <figure
                dir={textDirection(draft.body)}
                className="flow-root w-fit max-w-[92%] rounded-bubble rounded-ss-bubble-tail bg-bubble-in-bg px-2.5 pt-1.5 pb-[7px] text-bubble-in-ink text-md shadow-bubble [--bubble-meta:var(--bubble-in-meta)] [--bubble-quote:var(--bubble-in-quote)] [overflow-wrap:anywhere] forced-colors:border"
              >
                <InteractiveBody message={message} interactive={interactive} />
                <span className="float-end ms-3.5 mt-1.5 -mb-[3px] text-2xs text-bubble-in-meta tabular-nums">
                  {clock(message.happenedAt)}
                </span>
                <InteractiveActions interactive={interactive} />
              </figure>
            </IsCurrentMessage>
          </OpenMediaProvider>
        )}
      </div>
    </section>
  );
}

/** Its bubble. In the place of a file that is still to be chosen stands an empty frame. */
function toPreview(draft: InteractiveDraft, now: Date) {
  const part: ReplyPart = { kind: "interactive", interactive: toInteractive(draft), files: filesOfDraft(draft) };
  const bubble = toBubble("preview", toContent(part, "preview"), { part, agent: NOBODY }, now);
  const files = filesOf(part.interactive);
  const attachments = bubble.attachments.map((attachment, index) =>
    files[index]?.fileId === ""
      ? { ...attachment, kind: "image" as const, url: EMPTY_PICTURE, thumbnailUrl: EMPTY_PICTURE }
      : attachment,
  );
  return { ...bubble, attachments };
}

function doNothing() {
  // A picture of a preview leads nowhere.
}
