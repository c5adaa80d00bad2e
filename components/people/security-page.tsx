"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { SettingsPage, SettingsRow, SettingsSection } from "@/components/settings/settings-frame";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { toast } from "@/components/ui/toast";
import { useDelayed } from "@/components/ui/use-delayed";
import { ApiError } from "@/lib/client/api";
import { useEndSession, useSecurity } from "@/lib/client/security";
import type { SecurityView } from "@/lib/contract/second-step";
import { AuthenticatorSection } from "./authenticator-section";
import { DeviceList } from "./device-list";
import { PasskeySection } from "./passkey-section";
import { PasswordDialog } from "./password-dialog";

const BONES_MS = 150;

/** How one signs in, and where one is signed in. */
export function SecurityPage() {
  const t = useTranslations("people.security");
  const { data, isError, isPending, refetch } = useSecurity();
  const isLoading = useDelayed(isPending, BONES_MS);
  return (
    <SettingsPage title={t("title")}>
      {data && <Security view={data} />}
      {!data && isError && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
      {isLoading && (
        <div aria-hidden="true" className="grid gap-5 pt-6">
          <Bone className="w-40" />
          <Bone className="w-full" />
          <Bone className="w-2/3" />
        </div>
      )}
    </SettingsPage>
  );
}

function Security({ view }: { view: SecurityView }) {
  return (
    <>
      <PasswordSection />
      <AuthenticatorSection authenticator={view.authenticator} />
      <PasskeySection passkeys={view.passkeys} />
      <SessionSection view={view} />
    </>
  );
}

function PasswordSection() {
  const t = useTranslations("people.security.password");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <SettingsSection title={t("title")}>
      <SettingsRow hint={t("explained")}>
        <Button onClick={() => setIsOpen(true)}>{t("change")}</Button>
      </SettingsRow>
      {isOpen && <PasswordDialog onClose={() => setIsOpen(false)} />}
    </SettingsSection>
  );
}

function SessionSection({ view: { sessions } }: { view: SecurityView }) {
  const t = useTranslations("people.security");
  const end = useEndSession();
  const area = useRef<HTMLDivElement>(null);
  // The button that was pressed goes with its row.
  const onSuccess = () => area.current?.focus();
  const onError = (error: unknown) => {
    toast.error(t("notSaved", { reason: error instanceof ApiError ? error.message : t("away") }));
  };
  return (
    <SettingsSection title={t("sessions.title")}>
      {/* biome-ignore lint/a11y/useSemanticElements: a place for the focus, not the fields of a form. */}
      <div ref={area} role="group" aria-label={t("sessions.title")} tabIndex={-1} className="outline-none">
        <DeviceList sessions={sessions} onEnd={(id) => end.mutate(id, { onSuccess, onError })} />
      </div>
      {sessions.length > 1 && (
        <Button className="mt-2" onClick={() => end.mutate(null, { onSuccess, onError })}>
          {t("sessions.others")}
        </Button>
      )}
    </SettingsSection>
  );
}
