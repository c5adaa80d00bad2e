import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import type { ClockAstray, NumberHealth } from "@/lib/contract/number";
import { Fact, Good, Worry } from "./fact";
import { KeysDialog } from "./keys-dialog";
import { Pane } from "./pane";
import { SubscriptionFact } from "./subscription-fact";
import { useSpans } from "./use-spans";

/** A token that ends within this time is said to. */
const ENDS_SOON_MS = 14 * 86_400_000;
const DAY_MS = 86_400_000;

type Of = { health: NumberHealth };

/** What Meta allows the number, and what speaks for it. */
export function Facts({ health, numberId }: Of & { numberId: string }) {
  const t = useTranslations("numbers.facts");
  const [replacing, setReplacing] = useState<"accessToken" | "appSecret" | null>(null);
  const replace = (what: "accessToken" | "appSecret", label: string) => (
    <Button size="small" aria-label={label} onClick={() => setReplacing(what)}>
      {t("replace")}
    </Button>
  );
  return (
    <Pane title={t("title")}>
      <dl className="px-5 pb-4 max-md:px-4">
        <Customers health={health} />
        <Throughput health={health} />
        <Token health={health} action={replace("accessToken", t("replaceToken"))} />
        <Secret health={health} action={replace("appSecret", t("replaceSecret"))} />
        <SubscriptionFact health={health} numberId={numberId} />
        <DisplayName health={health} />
        {health.clockAstray && <Clock astray={health.clockAstray} />}
        <Fact name={t("ids")}>
          <span className="block font-mono text-ink-2 text-xs [overflow-wrap:anywhere]">
            {t("numberId", { id: health.phoneNumberId })}
            <br />
            {t("accountId", { id: health.wabaId })}
          </span>
        </Fact>
      </dl>
      {replacing && <KeysDialog numberId={numberId} what={replacing} onClose={() => setReplacing(null)} />}
    </Pane>
  );
}

function Customers({ health: { customers } }: Of) {
  const t = useTranslations("numbers.facts");
  const format = useFormatter();
  const count = format.number(customers.count);
  const limit = customers.limit === null ? null : format.number(customers.limit);
  return (
    <Fact
      name={t("customers")}
      note={`${t("customersNote")} ${customers.numbers > 1 ? t("shared", { count: customers.numbers }) : ""}`}
    >
      <b className="font-semibold">{count}</b> {limit !== null && t("of", { limit })}
      {customers.isUnlimited && t("ofUnlimited")}
      {limit === null && !customers.isUnlimited && t("limitNotTold")}
      {customers.limit !== null && <Meter share={customers.count / customers.limit} />}
    </Fact>
  );
}

function Throughput({ health: { throughput } }: Of) {
  const t = useTranslations("numbers.facts");
  const format = useFormatter();
  const { clock } = useTimes();
  const { aim, limit, most, perSecond, setBy, waiting } = throughput;
  const notes = [
    t("aim", { count: aim }),
    most ? t("mostToday", { count: most.count, at: clock(most.at) }) : null,
    setBy ? t("setBy", { name: setBy }) : null,
    waiting > 0 ? t("queued", { count: waiting }) : null,
  ];
  return (
    <Fact name={t("throughput")} note={notes.filter((note) => note !== null).join(" ")}>
      <b className="font-semibold">{format.number(perSecond, { maximumFractionDigits: 1 })}</b> {t("perSecond", { count: limit })}
      <Meter share={perSecond / limit} />
    </Fact>
  );
}

function Token({ health: { asOf, keys, token }, action }: Of & { action: ReactNode }) {
  const t = useTranslations("numbers.facts");
  const format = useFormatter();
  const from = keys === null ? t("fromEnvironment") : null;
  if (token.problem) {
    return (
      <Fact name={t("token")} action={action} note={t(`tokenProblems.${token.problem}.note`)}>
        <Worry isBad={token.problem !== "unreachable"}>{t(`tokenProblems.${token.problem}.title`)}</Worry>
      </Fact>
    );
  }
  if (token.isValid === null) {
    return (
      <Fact name={t("token")} action={action} note={from}>
        {t("tokenUnknown")}
      </Fact>
    );
  }
  if (token.expiresAt === null) {
    return (
      <Fact name={t("token")} action={action} note={from}>
        <Good>{t("tokenForEver")}</Good>
      </Fact>
    );
  }
  const left = new Date(token.expiresAt).getTime() - new Date(asOf).getTime();
  const date = format.dateTime(new Date(token.expiresAt), { day: "numeric", month: "short" });
  const words = t("tokenEnds", { days: Math.max(0, Math.ceil(left / DAY_MS)), date });
  return (
    <Fact name={t("token")} action={action} note={t("tokenEndsNote")}>
      {left < ENDS_SOON_MS ? <Worry isBad={false}>{words}</Worry> : words}
    </Fact>
  );
}

function Secret({ health: { keys }, action }: Of & { action: ReactNode }) {
  const t = useTranslations("numbers.facts");
  const format = useFormatter();
  return (
    <Fact name={t("secret")} action={action} note={t("secretNote")}>
      {keys
        ? t("secretSet", { date: format.dateTime(new Date(keys.setAt), { day: "numeric", month: "short" }), name: keys.setBy })
        : t("fromEnvironment")}
    </Fact>
  );
}

/** A host whose clock is wrong: nothing here goes by it, but what else runs there does. */
function Clock({ astray: { kind, aheadMs } }: { astray: ClockAstray }) {
  const t = useTranslations("numbers.facts");
  const { length } = useSpans();
  const by = length(Math.abs(aheadMs));
  return (
    <Fact name={t("clock")} note={t("clockNote")}>
      <Worry isBad={false}>{aheadMs > 0 ? t("clockAhead", { kind, by }) : t("clockBehind", { kind, by })}</Worry>
    </Fact>
  );
}

function DisplayName({ health: { nameStatus, verifiedName } }: Of) {
  const t = useTranslations("numbers.facts");
  if (verifiedName === null) return <Fact name={t("displayName")}>{t("unknown")}</Fact>;
  const isApproved = nameStatus === "APPROVED" || nameStatus === "AVAILABLE_WITHOUT_REVIEW";
  return (
    <Fact name={t("displayName")} note={nameStatus === null || isApproved ? null : t("nameStatus", { status: nameStatus })}>
      {isApproved ? (
        <Good>
          <bdi>{verifiedName}</bdi>, {t("approved")}
        </Good>
      ) : (
        <bdi>{verifiedName}</bdi>
      )}
    </Fact>
  );
}

/** The words before it say the same. */
function Meter({ share }: { share: number }) {
  return (
    <span aria-hidden="true" className="mt-1.5 block h-1 overflow-hidden rounded-full bg-pressed">
      <span
        className="block h-full rounded-full bg-accent"
        style={{ inlineSize: `${Math.min(100, Math.max(0, share * 100))}%` }}
      />
    </span>
  );
}
