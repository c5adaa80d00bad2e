import { useFormatter, useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useAskPhone } from "@/lib/client/numbers";
import type { PhoneSharing, SharingRequest } from "@/lib/contract/phone-history";
import { Fact, Good, Worry } from "./fact";
import { Pane } from "./pane";

type Of = { phone: PhoneSharing; now: Date };

/** What the WhatsApp Business app on the number's own phone shares: its messages, as they come, and its address book. */
export function PhonePane({ phone, now, numberId }: Of & { numberId: string }) {
  const t = useTranslations("numbers.phone");
  const { moment } = useTimes();
  const until = phone.canAskUntil && moment(phone.canAskUntil, now, "until");
  return (
    <Pane title={t("title")} actions={phone.canAsk && <Ask numberId={numberId} />}>
      <dl className="px-5 pb-4 max-md:px-4">
        <Messages phone={phone} now={now} />
        <Contacts phone={phone} now={now} />
      </dl>
      {phone.canAsk && until && <p className="px-5 pb-4 text-ink-2 text-xs max-md:px-4">{t("until", { until })}</p>}
    </Pane>
  );
}

function Ask({ numberId }: { numberId: string }) {
  const t = useTranslations("numbers.phone");
  const ask = useAskPhone(numberId);
  return (
    <Button
      size="small"
      aria-disabled={ask.isPending}
      onClick={() => !ask.isPending && ask.mutate(undefined, { onError: () => toast.error(t("notDone")) })}
    >
      {ask.isPending ? t("asking") : t("ask")}
    </Button>
  );
}

function Messages({ phone: { shared, history, canAsk }, now }: Of) {
  const t = useTranslations("numbers.phone");
  const { moment } = useTimes();
  const count = shared.messages;
  switch (shared.state) {
    case "coming":
      return (
        <Fact name={t("messages")} note={t(`phases.${Math.min(shared.phase ?? 0, 2) as 0 | 1 | 2}`)}>
          <span role="status">{t("coming", { percent: shared.percent, count })}</span>
          <Progress percent={shared.percent} />
        </Fact>
      );
    case "finished":
      return (
        <Fact name={t("messages")} note={t("finishedNote")}>
          <Good>{t("finished", { count })}</Good>
        </Fact>
      );
    case "declined":
      return (
        <Fact name={t("messages")} note={t("declinedNote")}>
          <Worry isBad={false}>{t("declined")}</Worry>
        </Fact>
      );
    case "refused":
      return (
        <Fact name={t("messages")}>
          <Worry isBad>{t("refused", { code: String(shared.refusal?.code ?? "") })}</Worry>
          {shared.refusal?.words && <MetasWords>{shared.refusal.words}</MetasWords>}
        </Fact>
      );
    case "asked":
      return (
        <Fact name={t("messages")} note={t("askedNote")}>
          {t("asked", { when: moment(history.askedAt ?? now.toISOString(), now) })}
        </Fact>
      );
    case "not_asked":
      return (
        <Fact name={t("messages")} note={canAsk && !history.problem ? t("messagesNote") : null}>
          <NotAsked request={history} canAsk={canAsk} />
        </Fact>
      );
  }
}

function Contacts({ phone: { shared, contacts, canAsk }, now }: Of) {
  const t = useTranslations("numbers.phone");
  const { moment } = useTimes();
  const format = useFormatter();
  if (shared.contacts > 0) {
    return (
      <Fact name={t("contacts")} note={t("contactsNote")}>
        <Good>{t("names", { count: shared.contacts, figure: format.number(shared.contacts) })}</Good>
      </Fact>
    );
  }
  return (
    <Fact name={t("contacts")} note={contacts.problem ? null : t("contactsNote")}>
      {contacts.askedAt ? t("asked", { when: moment(contacts.askedAt, now) }) : <NotAsked request={contacts} canAsk={canAsk} />}
    </Fact>
  );
}

/** Nothing has come, and Meta has not taken a request: why. */
function NotAsked({ request: { problem, answer }, canAsk }: { request: SharingRequest; canAsk: boolean }) {
  const t = useTranslations("numbers.phone");
  if (!problem) return t(canAsk ? "notAsked" : "tooLate");
  return (
    <>
      <Worry isBad={problem === "refused"}>{t(`problems.${problem}`)}</Worry>
      {answer && <MetasWords>{answer}</MetasWords>}
    </>
  );
}

function MetasWords({ children }: { children: string }) {
  return <code className="mt-0.5 block text-ink-2 text-xs [overflow-wrap:anywhere]">{children}</code>;
}

/** The words before it say the same. */
function Progress({ percent }: { percent: number }) {
  return (
    <span aria-hidden="true" className="mt-1.5 block h-1 overflow-hidden rounded-full bg-pressed">
      <span className="block h-full rounded-full bg-accent" style={{ inlineSize: `${Math.min(100, Math.max(0, percent))}%` }} />
    </span>
  );
}
