import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTimes } from "@/components/conversation/use-times";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { useServerNow } from "@/lib/client/clock";
import { fetchVerifyToken } from "@/lib/client/connections";
import type { ConnectionView } from "@/lib/contract/number-connection";
import { StepRow } from "./step-row";

const DOTS = "••••••••••••";
const FIELD =
  "flex h-9 min-w-0 flex-1 items-center gap-2 rounded-sm px-2.5 inset-ring inset-ring-control-line pointer-coarse:h-11";

/** What is pasted at Meta, and whether Meta has been here. The verify token is fetched when it is asked for. */
export function CallbackStep({ connection, index }: { connection: ConnectionView; index: number }) {
  const t = useTranslations("numbers.connect");
  const { moment } = useTimes();
  const now = useServerNow();
  const [token, setToken] = useState<string | null>(null);
  const { facts, state } = connection.steps.callback;
  const when = facts.seenAt ? moment(facts.seenAt, now) : "";

  function withToken(use: (token: string) => void) {
    if (token !== null) use(token);
    else fetchVerifyToken().then(use, () => toast.error(t("callback.notShown")));
  }

  function copy(text: string) {
    navigator.clipboard.writeText(text).then(
      () => toast(t("copied")),
      () => toast.error(t("notCopied")),
    );
  }

  return (
    <StepRow
      step="callback"
      index={index}
      isLast={false}
      state={state}
      found={state === "done" ? t(`callback.${facts.seen ?? "webhook"}`, { when }) : t("callback.hint")}
    >
      <div className="mt-2 grid grid-cols-1 gap-1.5">
        <div className="flex gap-2">
          <p className={FIELD}>
            <span className="sr-only">{t("callback.address")}</span>
            <code className="truncate text-xs">{connection.callbackUrl}</code>
          </p>
          <CopyButton label={t("callback.address")} onClick={() => copy(connection.callbackUrl)} />
        </div>
        <div className="flex gap-2">
          <p className={FIELD}>
            <span className="shrink-0 text-ink-3 text-xs">{t("callback.verifyToken")}</span>
            <code className="min-w-0 flex-1 truncate text-xs">{token ?? DOTS}</code>
            <Button size="small" variant="quiet" onClick={() => (token === null ? withToken(setToken) : setToken(null))}>
              {token === null ? t("callback.show") : t("callback.hide")}
            </Button>
          </p>
          <CopyButton label={t("callback.verifyToken")} onClick={() => withToken(copy)} />
        </div>
      </div>
    </StepRow>
  );
}

function CopyButton({ label, onClick }: { label: string; onClick: () => void }) {
  const t = useTranslations("numbers.connect");
  return (
    <Button onClick={onClick} aria-label={`${t("copy")}: ${label}`} className="h-9">
      <Copy aria-hidden="true" className="size-4" />
      {t("copy")}
    </Button>
  );
}
