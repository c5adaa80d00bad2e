import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { MessageView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import { useMessageContext } from "./message-context";
import { useTabStop } from "./tab-stop";
import { Tick } from "./tick";

type StampProps = {
  message: MessageView;
  /** "Ada", or "Second attempt"; null within a run. */
  label: string | null;
  /** What stands before the time: how long a recording is. */
  lead?: ReactNode;
};

/** Who, when, and how far it came: at the end of the bubble's last line. */
export function Stamp({ message, label, lead }: StampProps) {
  const { clock } = useTimes();
  return (
    <span className="float-end ms-3.5 -me-0.5 mt-1.5 -mb-[3px]">
      <span dir="ltr" className="flex h-3.5 items-center gap-1 whitespace-nowrap text-(--bubble-stamp) text-2xs tabular-nums">
        {message.editedAt && !message.revokedAt && <EditedMark message={message} />}
        {lead}
        {label && <bdi>{label}</bdi>}
        <time dateTime={message.happenedAt}>{clock(message.happenedAt)}</time>
        {message.status && <TickButton message={message} status={message.status} />}
      </span>
    </span>
  );
}

/** What a message said before is unknown where only its edit is here. */
function EditedMark({ message }: { message: MessageView }) {
  const t = useTranslations("bubble");
  return message.isOriginalMissing ? <span>{t("editedUnknown")}</span> : <EditedButton message={message} />;
}

/** Leads to what the message said before. */
function EditedButton({ message }: { message: MessageView }) {
  const t = useTranslations("bubble");
  const { showDetails } = useMessageContext();
  return (
    <button
      type="button"
      data-details
      tabIndex={useTabStop()}
      onClick={(event) => showDetails(message, event.currentTarget)}
      aria-label={t("editedButton")}
      aria-haspopup="dialog"
      className="-my-[5px] min-h-6 cursor-pointer rounded-xs underline decoration-dotted underline-offset-2"
    >
      {t("edited")}
    </button>
  );
}

type TickButtonProps = { message: MessageView; status: NonNullable<MessageView["status"]> };

function TickButton({ message, status }: TickButtonProps) {
  const t = useTranslations("conversation");
  const { showDetails } = useMessageContext();
  const [drawnFirst] = useState(status);
  return (
    <button
      type="button"
      data-details
      tabIndex={useTabStop()}
      onClick={(event) => showDetails(message, event.currentTarget)}
      aria-label={t("tickButton", { status: t(`status.${status}`) })}
      aria-haspopup="dialog"
      className="-mx-1 -my-[5px] grid size-6 cursor-pointer place-items-center rounded-xs"
    >
      <span key={status} className={status === drawnFirst ? undefined : "transition-opacity duration-fast starting:opacity-0"}>
        <Tick status={status} isSilent />
      </span>
    </button>
  );
}
