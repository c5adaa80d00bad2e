import { Info, ShieldCheck } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { ConnectionView } from "@/lib/contract/number-connection";
import { CallbackStep } from "./callback-step";
import { EventsStep } from "./events-step";
import { Finish } from "./finish";
import { KeyStep } from "./key-step";
import { NumberStep } from "./number-step";
import { PhoneStep } from "./phone-step";
import { StepRow } from "./step-row";

/** The six steps of connecting a number (seven, of one that is on a phone as well), and what stands beside them. */
export function Steps({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("numbers.connect");
  const { moment } = useTimes();
  const now = useServerNow();
  const { message, secret, token } = connection.steps;
  return (
    <div className="grid grid-cols-[minmax(0,44rem)_minmax(0,19rem)] gap-x-10 px-10 py-6 max-xl:grid-cols-1 max-md:px-4">
      <div>
        <ol>
          <KeyStep
            connection={connection}
            step="token"
            index={0}
            hasKey={connection.hasToken}
            isReady
            found={<TokenFound facts={token.facts} />}
            toChange={(accessToken) => ({ kind: "token", accessToken })}
          />
          <NumberStep connection={connection} index={1} />
          <KeyStep
            connection={connection}
            step="secret"
            index={2}
            hasKey={connection.hasSecret}
            isReady={token.state === "done"}
            found={t("secret.found", { app: secret.facts.appId ?? "" })}
            toChange={(appSecret) => ({ kind: "secret", appSecret })}
          />
          <EventsStep connection={connection} index={3} />
          <CallbackStep connection={connection} index={4} />
          <StepRow
            step="message"
            index={5}
            isLast={!connection.steps.number.facts.isOnPhone}
            state={message.state}
            found={message.facts.seenAt ? t("message.found", { when: moment(message.facts.seenAt, now) }) : t("message.hint")}
          />
          <PhoneStep connection={connection} index={6} />
        </ol>
        {connection.canFinish && <Finish connection={connection} />}
      </div>
      <aside className="max-xl:mt-4">
        <Note sign={<ShieldCheck />} title={t("aside.keysTitle")}>
          {t("aside.keys")}
        </Note>
        <Note sign={<Info />} title={t("aside.noneTitle")}>
          {t("aside.none")}
        </Note>
      </aside>
    </div>
  );
}

function TokenFound({ facts }: { facts: ConnectionView["steps"]["token"]["facts"] }) {
  const t = useTranslations("numbers.connect.token");
  const format = useFormatter();
  const { appName, expiresAt, tokenType } = facts;
  const until = expiresAt
    ? t("ends", { date: format.dateTime(new Date(expiresAt), { day: "numeric", month: "long", year: "numeric" }) })
    : t("forEver");
  return `${t("found", { type: tokenType ?? "", app: appName ?? "none" })} ${until}`;
}

function Note({ sign, title, children }: { sign: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className="flex gap-2.5 border-line border-b py-3.5 first:pt-0">
      <span aria-hidden="true" className="text-ink-3 [&_svg]:size-4 [&_svg]:stroke-[1.75]">
        {sign}
      </span>
      <div>
        <h3 className="font-semibold">{title}</h3>
        <p className="text-ink-2 text-xs">{children}</p>
      </div>
    </div>
  );
}
