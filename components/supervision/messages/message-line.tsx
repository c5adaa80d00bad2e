import Link from "next/link";
import { useTranslations } from "next-intl";
import { Tick } from "@/components/conversation/message/tick";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { DeliveryStatus } from "@/lib/contract/conversation";
import type { DeliverySteps } from "@/lib/contract/message";
import type { SupervisedMessage } from "@/lib/contract/supervision";
import { useCauseWords } from "../frame/cause-words";
import { useDuration } from "../frame/duration";
import { messageHref } from "../frame/figure-links";
import { useMessageWords } from "../frame/use-message-words";

const STAGES = [
  ["accepted", "acceptedAt"],
  ["sent", "sentAt"],
  ["delivered", "deliveredAt"],
  ["read", "readAt"],
  ["played", "playedAt"],
  ["failed", "failedAt"],
] as const satisfies [DeliveryStatus, keyof DeliverySteps][];

/** A message with its line of truth: each stage that it reached with its time, and why it failed. Opens where it stands. */
export function MessageLine({ message }: { message: SupervisedMessage }) {
  const t = useTranslations("supervision.messages");
  const { clock, day, isToday } = useTimes();
  const now = useServerNow();
  const { contact, number, agent, happenedAt } = message;
  return (
    <div className="relative grid h-full grid-cols-[84px_minmax(0,1fr)_minmax(0,120px)_minmax(0,120px)_minmax(0,372px)] items-center gap-3 border-line border-b px-5 hover:bg-hover max-[1099px]:grid-cols-[72px_minmax(0,1fr)] max-[1099px]:content-center max-[1099px]:gap-y-0.5 max-md:px-4">
      <time dateTime={happenedAt} className="text-ink-2 text-xs leading-4">
        {clock(happenedAt)}
        {!isToday(happenedAt, now) && <span className="block truncate text-2xs text-ink-3">{day(happenedAt, now)}</span>}
      </time>
      <span className="min-w-0">
        <Link
          href={messageHref(message)}
          prefetch={false}
          data-row-link=""
          className="block truncate font-medium after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2"
        >
          <bdi>{contact.name}</bdi>
        </Link>
        <bdi className="block truncate text-ink-2 text-xs">{useMessageWords()(message)}</bdi>
      </span>
      <bdi className="truncate text-ink-2 max-[1099px]:hidden">{number.name}</bdi>
      <bdi className="truncate text-ink-2 max-[1099px]:hidden">{agent?.name ?? t("automatic")}</bdi>
      <TruthOf message={message} />
    </div>
  );
}

function TruthOf({ message }: { message: SupervisedMessage }) {
  const t = useTranslations("supervision.messages");
  const tStatus = useTranslations("conversation.status");
  const { exact } = useTimes();
  const causeWords = useCauseWords();
  const duration = useDuration();
  const { steps, status, failure, retriedById, responseSeconds } = message;
  const reached = STAGES.flatMap(([stage, key]) => (steps[key] === null ? [] : [{ stage, at: steps[key] }]));
  return (
    <span className="min-w-0 text-xs max-[1099px]:col-start-2 max-md:col-span-2 max-md:col-start-1">
      <ol className="flex gap-x-2.5 overflow-hidden max-md:gap-x-1.5 text-ink-2 tabular-nums">
        {reached.length === 0 && (
          <li className="flex items-center gap-1">
            <Tick status={status} isSilent />
            {tStatus(status)}
          </li>
        )}
        {reached.map(({ stage, at }) => (
          <li key={stage} title={tStatus(stage)} className="flex shrink-0 items-center gap-1">
            <Tick status={stage} isSilent />
            <span className="sr-only">{tStatus(stage)}</span>
            <time dateTime={at}>{exact(at.replace(/\.\d+Z$/, "Z"))}</time>
          </li>
        ))}
      </ol>
      {(failure || status === "failed") && (
        <span className="block truncate text-danger-ink">
          {causeWords({ code: failure?.code ?? null, ours: failure?.ours ?? null }).title}
          {failure?.code ? `, ${failure.code}` : ""}
          {retriedById !== null && `. ${t("retried")}`}
        </span>
      )}
      {!failure && responseSeconds !== null && (
        <span className="block truncate text-ink-3">{t("answeredIn", { time: duration(responseSeconds) })}</span>
      )}
    </span>
  );
}
