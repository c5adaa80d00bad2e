import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useSubscribeNumber } from "@/lib/client/numbers";
import type { NumberHealth } from "@/lib/contract/number";
import { Fact, Good, Worry } from "./fact";
import { useProblemWords } from "./problem-words";

type SubscriptionFactProps = { health: NumberHealth; numberId: string };

/** Whether the account's events come to our app; and while they do not, the way to have them come. */
export function SubscriptionFact({ health: { isSubscribed }, numberId }: SubscriptionFactProps) {
  const t = useTranslations("numbers.facts");
  const problems = useProblemWords();
  const subscribe = useSubscribeNumber(numberId);
  const { problem, answer } = subscribe.data ?? { problem: null, answer: null };
  if (isSubscribed === null) return <Fact name={t("subscription")}>{t("unknown")}</Fact>;
  if (isSubscribed) {
    return (
      <Fact name={t("subscription")}>
        <Good>{t("subscribed")}</Good>
      </Fact>
    );
  }
  const words = problem && problems(problem, {});
  const action = (
    <Button
      size="small"
      aria-disabled={subscribe.isPending}
      onClick={() => !subscribe.isPending && subscribe.mutate(undefined, { onError: () => toast.error(t("subscribeNotDone")) })}
    >
      {subscribe.isPending ? t("subscribing") : t("subscribe")}
    </Button>
  );
  return (
    <Fact name={t("subscription")} note={t("notSubscribedNote")} action={action}>
      <Worry isBad>{t("notSubscribed")}</Worry>
      {words && (
        <div role="alert" className="mt-1.5 text-xs">
          <p className="font-semibold text-danger-ink">{words.title}</p>
          <p className="text-ink-2">{words.now}</p>
          {answer && <code className="mt-0.5 block text-ink-2 [overflow-wrap:anywhere]">{answer}</code>}
        </div>
      )}
    </Fact>
  );
}
