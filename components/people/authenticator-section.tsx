"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsRow, SettingsSection } from "@/components/settings/settings-frame";
import { Button } from "@/components/ui/button";
import { useBeginAuthenticator, useRemoveAuthenticator, useRenewRecoveryCodes } from "@/lib/client/security";
import type { SecurityView } from "@/lib/contract/second-step";
import { AuthenticatorDialog } from "./authenticator-dialog";
import { CodesDialog } from "./codes-dialog";
import { ProofDialog } from "./proof-dialog";
import { useDates } from "./use-dates";

type Asked = { what: "set-up" | "new-codes" | "remove" } | { what: "codes"; codes: string[] } | null;

/** The authenticator app: setting it up, its recovery codes, taking it away. */
export function AuthenticatorSection({ authenticator }: { authenticator: SecurityView["authenticator"] }) {
  const t = useTranslations("people.security.app");
  const { day } = useDates();
  const [asked, setAsked] = useState<Asked>(null);
  const begin = useBeginAuthenticator();
  const renew = useRenewRecoveryCodes();
  const remove = useRemoveAuthenticator();
  const close = () => setAsked(null);
  const showCodes = (codes: string[]) => setAsked({ what: "codes", codes });
  const setUp = () => {
    begin.mutate();
    setAsked({ what: "set-up" });
  };
  const hint = authenticator
    ? t("on", { when: day(authenticator.confirmedAt), count: authenticator.recoveryCodesLeft })
    : t("off");

  return (
    <SettingsSection title={t("title")}>
      <SettingsRow hint={hint}>
        {authenticator ? (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsked({ what: "new-codes" })}>{t("newCodes")}</Button>
            <Button variant="quiet" className="text-danger-ink" onClick={() => setAsked({ what: "remove" })}>
              {t("remove")}
            </Button>
          </div>
        ) : (
          <Button onClick={setUp}>{t("setUp")}</Button>
        )}
      </SettingsRow>
      {asked?.what === "set-up" && (
        <AuthenticatorDialog setup={begin.data} error={begin.error} onClose={close} onCodes={showCodes} />
      )}
      {asked?.what === "codes" && <CodesDialog codes={asked.codes} onClose={close} />}
      {asked?.what === "new-codes" && (
        <ProofDialog
          title={t("newCodes")}
          isPending={renew.isPending}
          error={renew.error}
          onProof={(password) => renew.mutate(password, { onSuccess: showCodes })}
          onClose={close}
        />
      )}
      {asked?.what === "remove" && (
        <ProofDialog
          title={t("remove")}
          isDangerous
          isPending={remove.isPending}
          error={remove.error}
          onProof={(password) => remove.mutate(password, { onSuccess: close })}
          onClose={close}
        />
      )}
    </SettingsSection>
  );
}
