import { useTranslations } from "next-intl";
import { useServerNow } from "@/lib/client/clock";
import type { Pricing } from "@/lib/contract/content";
import type { MessageView } from "@/lib/contract/message";
import { useTimes } from "../use-times";
import { FormattedText } from "./formatted-text";

/** When a message that could not go out yet is tried again. */
export function NextAttempt({ message: { status, retryAt } }: { message: MessageView }) {
  const t = useTranslations("bubble");
  const { moment } = useTimes();
  const now = useServerNow();
  if (retryAt === null || status !== "queued") return null;
  return <p className="mt-1 text-ink-2 text-xs">{t("nextAttempt", { when: moment(retryAt, now) })}</p>;
}

/** What an edited message said before, oldest first. WhatsApp tells when it was edited last, and nothing of the edits before. */
export function EarlierWords({ message: { editedAt, previousTexts, revokedAt } }: { message: MessageView }) {
  const t = useTranslations("bubble.earlier");
  const { exact } = useTimes();
  if (editedAt === null || revokedAt !== null) return null;
  return (
    <section className="mt-2 border-line border-t pt-2">
      <h3 className="flex items-center justify-between gap-3 text-xs">
        <span className="font-medium text-ink-3">{t("title")}</span>
        <span className="font-normal text-ink-2 tabular-nums">
          {t("edited")} <time dateTime={editedAt}>{exact(editedAt)}</time>
        </span>
      </h3>
      <ol className="mt-1 grid gap-1">
        {previousTexts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice, and they never move.
          <li key={index} dir="auto" className="rounded-sm bg-sunken px-2 py-1 text-ink-2 [overflow-wrap:anywhere]">
            <FormattedText text={text} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What Meta says of the price, in its own words: it is not ours to call anything free. */
export function PriceReport({ pricing: { category, type, billable, model } }: { pricing: Pricing }) {
  const t = useTranslations("bubble.pricing");
  const facts = [
    { name: t("category"), value: category },
    { name: t("type"), value: type },
    { name: t("billable"), value: billable === null ? null : t(billable ? "yes" : "no") },
    { name: t("model"), value: model },
  ].filter(({ value }) => value !== null);
  if (facts.length === 0) return null;
  return (
    <section className="mt-2 border-line border-t pt-2">
      <h3 className="font-medium text-ink-3 text-xs">{t("title")}</h3>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-2 gap-y-0.5 text-xs [overflow-wrap:anywhere]">
        {facts.map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="select-text text-ink-2">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
