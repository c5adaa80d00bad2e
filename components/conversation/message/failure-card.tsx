import { CircleAlert, CornerDownRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { useServerNow } from "@/lib/client/clock";
import { toPart } from "@/lib/client/sent-part";
import type { MessageView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import { type FailureAdvice, failureAdvice, retryPossibleAt } from "./failure-advice";
import { useMessageContext } from "./message-context";
import { useTabStop } from "./tab-stop";

type FailureCardProps = {
  message: MessageView;
  /** When it was tried again; null when it was not, or that attempt is not loaded. */
  retriedAt: string | null;
};

/** Under a bubble that did not arrive, or may not have: what happened, whose fault it is, what to do now. */
export function FailureCard({ message, retriedAt }: FailureCardProps) {
  const { isWindowOpen } = useMessageContext();
  const advice = failureAdvice(message, isWindowOpen);
  if (!advice) return null;
  if (message.retriedById) {
    return <RetriedLine retriedById={message.retriedById} retriedAt={retriedAt} advice={advice} />;
  }
  if (advice.kind === "failed") return <FailedCard message={message} advice={advice} />;
  return <UncertainCard message={message} canRetry={advice.action !== null} />;
}

function FailedCard({ message, advice }: { message: MessageView; advice: Extract<FailureAdvice, { kind: "failed" }> }) {
  const t = useTranslations("failures");
  const { contactShortName: name, isWindowOpen, retry, rescue, putBack } = useMessageContext();
  const tabStop = useTabStop();
  const { moment } = useTimes();
  const code = message.failure?.code;
  const now = useServerNow();
  const action = failureAdvice(message, isWindowOpen, now)?.action;
  const pauseEndsAt = retryPossibleAt(message);
  const isPauseOver = advice.words === "marketingHeld" && now.getTime() >= Date.parse(pauseEndsAt);
  const when = moment(pauseEndsAt, now, "until");
  const advised = isPauseOver ? t("marketingHeld.over", { name }) : t(`${advice.words}.now`, { name, when });
  return (
    <Card tone="danger" what={t(`${advice.words}.what`, { name })} now={advised}>
      {action === "retry" && <Action onClick={() => retry(message)}>{t("action.retry")}</Action>}
      {action !== null && action !== undefined && action !== "retry" && (
        <Action onClick={() => rescue(message)}>{t(`action.${action}`)}</Action>
      )}
      {message.source === null && toPart(message) && (
        <Button variant="quiet" size="small" tabIndex={tabStop} onClick={() => putBack(message)}>
          {t("action.putBack")}
        </Button>
      )}
      <DetailsButton message={message}>
        {code ? t("action.detailsCode", { code: String(code) }) : t("action.details")}
      </DetailsButton>
    </Card>
  );
}

function UncertainCard({ message, canRetry }: { message: MessageView; canRetry: boolean }) {
  const t = useTranslations("failures");
  const { contactShortName: name, retry } = useMessageContext();
  return (
    <Card tone="warn" what={t("uncertain.what")} now={t("uncertain.now", { name })}>
      {canRetry && <Action onClick={() => retry(message)}>{t("action.sendAnyway")}</Action>}
      <DetailsButton message={message}>{t("action.details")}</DetailsButton>
    </Card>
  );
}

function Card({ tone, what, now, children }: { tone: "danger" | "warn"; what: string; now: string; children: ReactNode }) {
  const color = tone === "danger" ? "text-danger-ink" : "text-warn-ink";
  return (
    <div className="mt-1.5 grid max-w-[430px] grid-cols-[16px_minmax(0,1fr)] gap-x-2 rounded-md bg-raised py-2 ps-2.5 pe-3 shadow-sm forced-colors:border">
      <CircleAlert aria-hidden="true" className={`mt-px size-4 ${color}`} strokeWidth={1.75} />
      <div>
        <p className={`font-semibold ${color}`}>{what}</p>
        <p className="mt-px text-ink-2">{now}</p>
        <div className="mt-1.5 mb-px flex flex-wrap items-center gap-1.5">{children}</div>
      </div>
    </div>
  );
}

function Action({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button variant="secondary" size="small" tabIndex={useTabStop()} onClick={onClick}>
      {children}
    </Button>
  );
}

function DetailsButton({ message, children }: { message: MessageView; children: ReactNode }) {
  const { showDetails } = useMessageContext();
  return (
    <Button
      variant="quiet"
      size="small"
      tabIndex={useTabStop()}
      aria-haspopup="dialog"
      onClick={(event) => showDetails(message, event.currentTarget)}
    >
      {children}
    </Button>
  );
}

type RetriedLineProps = { retriedById: string; retriedAt: string | null; advice: FailureAdvice };

/** A failed attempt that was tried again: whose fault it was, and the way to the next attempt. */
function RetriedLine({ retriedById, retriedAt, advice }: RetriedLineProps) {
  const t = useTranslations("failures");
  const { jumpTo } = useMessageContext();
  const { clock } = useTimes();
  return (
    <button
      type="button"
      tabIndex={useTabStop()}
      onClick={() => jumpTo(retriedById)}
      className="mx-0.5 mt-[3px] mb-0.5 flex cursor-pointer items-center gap-1 rounded-xs text-ink-3 text-xs hover:text-ink"
    >
      <CornerDownRight aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
      <span>
        {t(`party.${advice.party}`)} {retriedAt ? t("triedAgainAt", { time: clock(retriedAt) }) : t("triedAgain")}
      </span>
    </button>
  );
}
