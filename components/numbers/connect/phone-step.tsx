import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { ConnectionView } from "@/lib/contract/number-connection";
import { StepRow } from "./step-row";

/** Meta takes the requests within a day of the number's coming to the Cloud API. */
const ASK_WITHIN_MS = 24 * 3_600_000;

/** Of a number that is in the WhatsApp Business app as well: what its phone is asked for when it is connected, if Meta still takes it. */
export function PhoneStep({ connection, index }: { connection: ConnectionView; index: number }) {
  const t = useTranslations("numbers.connect.phone");
  const { moment } = useTimes();
  const now = useServerNow();
  const { isOnPhone, onboardedAt } = connection.steps.number.facts;
  if (!isOnPhone) return null;
  const until = onboardedAt ? new Date(Date.parse(onboardedAt) + ASK_WITHIN_MS) : null;
  const isOver = until !== null && until <= now;
  const found = isOver
    ? t("over", { when: moment(onboardedAt ?? "", now) })
    : t("hint", { until: until ? moment(until.toISOString(), now, "until") : "none" });
  return <StepRow step="phone" index={index} isLast state="not_started" found={found} />;
}
