import { useTranslations } from "next-intl";
import { useServerNow } from "@/lib/client/clock";
import type { ConversationEventView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import type { WindowClosing } from "./thread-items";

/** The day of the messages below it. */
export function DayLine({ at }: { at: string }) {
  const { day } = useTimes();
  const now = useServerNow();
  return (
    <div className="flex justify-center pt-4 pb-3">
      <h3 className="rounded-full bg-raised px-2.5 py-[3px] font-normal text-ink-3 text-xs shadow-bubble">{day(at, now)}</h3>
    </div>
  );
}

/** Where this visit's unread messages begin. */
export function UnreadLine({ count }: { count: number }) {
  const t = useTranslations("conversation");
  return (
    <h3 className="-mx-6 flex items-center gap-3 px-6 max-md:-mx-3 max-md:px-3 pt-4 pb-3 font-medium text-accent-ink text-xs before:h-px before:flex-1 before:bg-accent-line after:h-px after:flex-1 after:bg-accent-line">
      {t("unread", { count })}
    </h3>
  );
}

/** Something that happened to the conversation besides messages, and who did it where somebody did. */
export function EventLine({ event }: { event: ConversationEventView }) {
  const t = useTranslations("conversation.event");
  const { kind, actor, subject } = event;
  const names = { actor: actor?.name ?? "", subject: subject?.name ?? t("someone") };
  if (kind === "assigned" && actor && actor.id === subject?.id) return <Line>{t("assigned.own", names)}</Line>;
  return <Line>{t(`${kind}.${actor ? "by" : "plain"}`, names)}</Line>;
}

/** When free replies stopped being possible. */
export function WindowClosedLine({ at, isRefused }: WindowClosing) {
  const t = useTranslations("conversation");
  const { clock } = useTimes();
  return <Line>{t(isRefused ? "windowRefusedAt" : "windowClosedAt", { time: clock(at) })}</Line>;
}

function Line({ children }: { children: string }) {
  return <p className="py-2 text-center text-ink-3 text-xs">{children}</p>;
}
