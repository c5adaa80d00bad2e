import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { toast } from "@/components/ui/toast";
import { useServerNow } from "@/lib/client/clock";
import { useConnections, useDiscardConnection } from "@/lib/client/connections";

/** The numbers whose connecting was begun and not finished. */
export function Beginnings() {
  const t = useTranslations("numbers.connect");
  const { moment } = useTimes();
  const now = useServerNow();
  const { data } = useConnections();
  const discard = useDiscardConnection();
  if (!data || data.length === 0) return null;
  return (
    <section aria-labelledby="beginnings" className="mt-8">
      <h3 id="beginnings" className="mb-1 font-semibold">
        {t("others")}
      </h3>
      <ul>
        {data.map(({ id, startedBy, createdAt, steps }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t py-2.5">
            <div className="min-w-0 flex-1">
              <p className="font-medium">
                <bdi>{steps.number.facts.displayPhoneNumber ?? steps.token.facts.appName ?? t("nothingYet")}</bdi>
              </p>
              <p className="text-ink-3 text-xs">{t("begunBy", { name: startedBy, when: moment(createdAt, now) })}</p>
            </div>
            <Link
              href={`/settings/numbers/connect?${new URLSearchParams({ connection: id })}`}
              className={buttonClass({ size: "small" })}
            >
              {t("open")}
            </Link>
            <Button
              size="small"
              variant="quiet"
              aria-label={t("discardName", { name: startedBy })}
              onClick={() => discard.mutate(id, { onError: () => toast.error(t("notDone")) })}
            >
              {t("discard")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
