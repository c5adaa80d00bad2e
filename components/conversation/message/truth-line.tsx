import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { MessageView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import { useMessageContext } from "./message-context";
import { Tick } from "./tick";
import { EarlierWords, NextAttempt, PriceReport } from "./truth-extras";
import { attemptsOf, type TruthStep, truthSteps } from "./truth-steps";

type TruthLineProps = {
  message: MessageView;
  /** A message of the loaded part of the thread: earlier attempts are found by it. */
  find: (messageId: string) => MessageView | undefined;
};

/** When each stage of a message was reached, attempt by attempt, with Meta's own words one click away. */
export function TruthLine({ message, find }: TruthLineProps) {
  const t = useTranslations("conversation.truth");
  const attempts = attemptsOf(message, find);
  if (message.direction === "inbound") {
    return (
      <>
        <InboundTruth message={message} />
        <EarlierWords message={message} />
      </>
    );
  }
  return (
    <>
      {attempts.map((attempt, index) => (
        <section key={attempt.id} className={index > 0 ? "mt-2 border-line border-t pt-2" : undefined}>
          {attempts.length > 1 && <h3 className="mb-1 font-medium text-ink-2 text-xs">{t("attempt", { attempt: index + 1 })}</h3>}
          <Steps message={attempt} />
        </section>
      ))}
      {attempts.length === 1 && message.retryOfId && <p className="mt-1 text-ink-3 text-xs">{t("earlierNotLoaded")}</p>}
      {message.attempts > 1 && <p className="mt-1 text-ink-3 text-xs">{t("asked", { count: message.attempts })}</p>}
      <NextAttempt message={message} />
      <EarlierWords message={message} />
      {message.pricing && <PriceReport pricing={message.pricing} />}
      <Foot message={message} />
    </>
  );
}

function Steps({ message }: { message: MessageView }) {
  return (
    <ol>
      {truthSteps(message).map((step) => (
        <li
          key={"status" in step ? step.status : step.kind}
          className="grid min-h-6 grid-cols-[16px_1fr_auto] items-center gap-2"
        >
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}

function Step({ step }: { step: TruthStep }) {
  const t = useTranslations("conversation");
  const { exact } = useTimes();
  switch (step.kind) {
    case "reached":
      return (
        <>
          <span className="text-ink-2">
            <Tick status={step.status} isSilent />
          </span>
          <span className={step.status === "failed" ? "text-danger-ink" : undefined}>{t(`status.${step.status}`)}</span>
          <time dateTime={step.at} className="text-ink-2 text-xs tabular-nums">
            {exact(step.at)}
          </time>
        </>
      );
    case "untold":
      return (
        <>
          <span className="text-ink-2">
            <Tick status={step.status} isSilent />
          </span>
          <span>{t(`status.${step.status}`)}</span>
          <span className="text-ink-3 text-xs">{t("truth.untold")}</span>
        </>
      );
    case "unknown":
      return (
        <>
          <span className="text-warn-ink">
            <Tick status="unknown" isSilent />
          </span>
          <span className="col-span-2 text-warn-ink">{t("truth.noAnswer")}</span>
        </>
      );
    case "next":
      return <span className="col-span-2 col-start-2 text-ink-3">{t(`truth.notYet.${step.status}`)}</span>;
  }
}

function Foot({ message }: { message: MessageView }) {
  const t = useTranslations("conversation.truth");
  const { copy } = useMessageContext();
  const { failure } = message;
  const words = useTruthWords(message);

  return (
    <div className="mt-2 border-line border-t pt-2">
      {failure && (failure.code !== null || failure.details || failure.title) && (
        <details className="mb-1.5">
          <summary className="cursor-pointer rounded-xs text-ink-2 text-xs">{t("details")}</summary>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-2 gap-y-0.5 text-xs [overflow-wrap:anywhere]">
            {failure.code !== null && <Fact name={t("code")} value={String(failure.code)} />}
            {failure.title && <Fact name={t("meta")} value={failure.title} />}
            {failure.details && failure.details !== failure.title && <Fact name={t("metaDetails")} value={failure.details} />}
          </dl>
        </details>
      )}
      <Button variant="quiet" size="small" onClick={() => copy(words)} className="-ms-2">
        <Copy aria-hidden="true" className="size-3.5" strokeWidth={1.75} />
        {t("copy")}
      </Button>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="select-text font-mono text-ink-2">{value}</dd>
    </>
  );
}

function InboundTruth({ message }: { message: MessageView }) {
  const t = useTranslations("conversation.truth");
  const { contactShortName } = useMessageContext();
  const { exact, day } = useTimes();
  return (
    <>
      <p className="flex items-center justify-between gap-3">
        <span>{t("written", { name: contactShortName })}</span>
        <time dateTime={message.happenedAt} className="text-ink-2 text-xs tabular-nums">
          {exact(message.happenedAt)}
        </time>
      </p>
      {message.metaAt && (
        <p className="mt-1 flex items-center justify-between gap-3 text-ink-2">
          <span>{t("clockAhead")}</span>
          <time dateTime={message.metaAt} className="text-xs tabular-nums">
            {day(message.metaAt, new Date(message.happenedAt))}, {exact(message.metaAt)}
          </time>
        </p>
      )}
    </>
  );
}

/** The truth line as plain text, with instants in UTC: for a ticket or a colleague elsewhere. */
function useTruthWords(message: MessageView): string {
  const t = useTranslations("conversation");
  const lines = truthSteps(message).flatMap((step) => {
    if (step.kind === "reached") return [`${t(`status.${step.status}`)}: ${step.at}`];
    if (step.kind === "untold") return [`${t(`status.${step.status}`)}: ${t("truth.untold")}`];
    return step.kind === "unknown" ? [t("truth.noAnswer")] : [t(`truth.notYet.${step.status}`)];
  });
  const { code, title, details } = message.failure ?? { code: null, title: null, details: null };
  const reason = [code, title, details].filter((part) => part !== null).join(" · ");
  return [...lines, ...(reason ? [`Meta: ${reason}`] : []), message.id].join("\n");
}
