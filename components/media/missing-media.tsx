import { CircleAlert, Image as ImageIcon, Video } from "lucide-react";
import { useTranslations } from "next-intl";
import type { AttachmentView } from "@/lib/contract/attachment";
import { AttachmentProblem } from "./attachment-problem";

type MissingMediaProps = { attachment: AttachmentView; conversationId: string; tabIndex: 0 | -1 };

/** What stands in the frame of a picture that is not here: that it is coming, or why it is not. */
export function MissingMedia({ attachment, ...rest }: MissingMediaProps) {
  const t = useTranslations("media");
  if (attachment.state === "failed" || attachment.state === "expired") {
    return (
      <div className="grid justify-items-center gap-1.5">
        <CircleAlert aria-hidden="true" className="size-5" strokeWidth={1.75} />
        <AttachmentProblem attachment={attachment} {...rest} />
      </div>
    );
  }
  return (
    <div className="grid justify-items-center gap-1.5 text-xs">
      <KindIcon kind={attachment.kind} />
      {t("waiting")}
    </div>
  );
}

/** A picture's sign in the middle of its frame: it cannot be drawn. */
export function MediaSign({ kind }: Pick<AttachmentView, "kind">) {
  return (
    <span className="grid size-full place-items-center">
      <KindIcon kind={kind} />
    </span>
  );
}

function KindIcon({ kind }: Pick<AttachmentView, "kind">) {
  const Icon = kind === "video" ? Video : ImageIcon;
  return <Icon aria-hidden="true" className="size-6" strokeWidth={1.5} />;
}
