import { RotateCcw } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { toast } from "@/components/ui/toast";
import { useDismissDelivery, useReplay, useSetAside } from "@/lib/client/numbers";
import { REPLAY_MAX, type SetAsideDelivery } from "@/lib/contract/ingest";
import { useDeliveryWords } from "./delivery-words";
import { Pane, PaneWait } from "./pane";

/** Deliveries that could not be taken in, or not wholly: what they held, whose problem it is, and what can be done. */
export function SetAside() {
  const t = useTranslations("numbers.setAside");
  const { data, isError, refetch } = useSetAside();
  const replay = useReplay();
  const total = data?.total ?? 0;

  function replayAll() {
    replay.mutate(undefined, {
      onSuccess: (count) => toast(t("replayed", { count })),
      onError: () => toast.error(t("notDone")),
    });
  }

  const all = total > 1 && (
    <Button size="small" onClick={replayAll} aria-disabled={replay.isPending}>
      <RotateCcw aria-hidden="true" className="size-3.5" />
      {t("replayAll", { count: Math.min(total, REPLAY_MAX) })}
    </Button>
  );
  return (
    <Pane id="set-aside" title={t("title")} note={t("note")} actions={all}>
      {!data && <PaneWait isError={isError} words={t("failed")} again={t("again")} onAgain={() => void refetch()} />}
      {data && total === 0 && <p className="px-5 pb-4 text-ink-2 max-md:px-4">{t("none")}</p>}
      {data && total > 0 && (
        <ul>
          {data.deliveries.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
      {data && total > data.deliveries.length && (
        <p className="border-line border-t px-5 py-2 text-ink-3 text-xs max-md:px-4">
          {t("more", { count: total - data.deliveries.length })}
        </p>
      )}
    </Pane>
  );
}

function Row({ delivery }: { delivery: SetAsideDelivery }) {
  const t = useTranslations("numbers.setAside");
  const words = useDeliveryWords();
  const { exact, day } = useTimes();
  const replay = useReplay();
  const dismiss = useDismissDelivery();
  const { id, content, error, fields, people, reason, receivedAt, through } = delivery;
  const isBusy = replay.isPending || dismiss.isPending;

  function replayOne() {
    replay.mutate([id], { onSuccess: () => toast(t("replayedOne")), onError: () => toast.error(t("notDone")) });
  }

  return (
    <li className="border-line border-t px-5 py-3 max-md:px-4">
      <div className="flex flex-wrap items-center gap-2">
        <h4 className="font-semibold">{t(`reasons.${reason}.title`, { count: content.unreadable })}</h4>
        {fields.map((field) => (
          <code key={field} className="rounded-xs bg-sunken px-1.5 py-0.5 text-2xs text-ink-2 inset-ring inset-ring-line">
            {field}
          </code>
        ))}
        <time dateTime={receivedAt} title={day(receivedAt, new Date())} className="ms-auto text-ink-3 text-xs tabular-nums">
          {exact(receivedAt)}
        </time>
      </div>
      <p className="mt-0.5 text-ink-2">
        <b className="font-semibold text-ink">{t(`reasons.${reason}.whose`)}</b> {t(`reasons.${reason}.what`, { through })}{" "}
        {t("held", { words: words(content) })} <People people={people} />
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        <Button size="small" onClick={replayOne} aria-disabled={isBusy}>
          <RotateCcw aria-hidden="true" className="size-3.5" />
          {t("replay")}
        </Button>
        <a
          href={`/api/deliveries/${id}/body`}
          target="_blank"
          rel="noreferrer"
          title={t("rawHint")}
          className={buttonClass({ variant: "quiet", size: "small" })}
        >
          {t("raw")}
        </a>
        <Button
          size="small"
          variant="quiet"
          aria-disabled={isBusy}
          onClick={() => dismiss.mutate(id, { onError: () => toast.error(t("notDone")) })}
        >
          {t("dismiss")}
        </Button>
        <code className="min-w-0 flex-1 basis-60 text-ink-2 text-xs [overflow-wrap:anywhere]">{error}</code>
      </div>
    </li>
  );
}

/** Whom it names: who has a conversation is a way to it. */
function People({ people }: Pick<SetAsideDelivery, "people">) {
  const t = useTranslations("numbers.setAside");
  const format = useFormatter();
  if (people.length === 0) return null;
  const names = people.map(({ name, conversationId }) =>
    conversationId === null ? (
      <bdi key={name}>{name}</bdi>
    ) : (
      <Link
        key={conversationId}
        href={`/inbox/${conversationId}`}
        prefetch={false}
        className="font-medium text-link hover:underline"
      >
        <bdi>{name}</bdi>
      </Link>
    ),
  );
  return t.rich("names", { people: () => format.list(names) });
}
