"use client";

import { KeyRound, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "@/components/settings/settings-frame";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useRemovePasskey } from "@/lib/client/security";
import { PASSKEYS_MAX, type PasskeyView } from "@/lib/contract/second-step";
import { PasskeyDialog } from "./passkey-dialog";
import { useDates } from "./use-dates";

/** The passkeys: adding, renaming, removing. */
export function PasskeySection({ passkeys }: { passkeys: readonly PasskeyView[] }) {
  const t = useTranslations("people.security.passkeys");
  const [edited, setEdited] = useState<PasskeyView | "new" | null>(null);
  return (
    <SettingsSection title={t("title")}>
      <p className="text-ink-2">{t("explained")}</p>
      <ul className="divide-y divide-line">
        {passkeys.map((passkey) => (
          <Passkey key={passkey.id} passkey={passkey} onRename={() => setEdited(passkey)} />
        ))}
      </ul>
      {passkeys.length < PASSKEYS_MAX && (
        <Button className="mt-2" onClick={() => setEdited("new")}>
          <Plus aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t("add")}
        </Button>
      )}
      {edited && <PasskeyDialog passkey={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </SettingsSection>
  );
}

function Passkey({ passkey, onRename }: { passkey: PasskeyView; onRename: () => void }) {
  const t = useTranslations("people.security.passkeys");
  const outer = useTranslations("people.security");
  const { name, createdAt, usedAt, isBackedUp } = passkey;
  const { day } = useDates();
  const remove = useRemovePasskey();
  const onError = (error: unknown) => {
    toast.error(outer("notSaved", { reason: error instanceof ApiError ? error.message : outer("away") }));
  };
  const facts = [
    t("added", { when: day(createdAt) }),
    usedAt ? t("used", { when: day(usedAt) }) : t("unused"),
    ...(isBackedUp ? [t("synced")] : []),
  ];
  return (
    <li className="flex min-h-12 items-center gap-2.5 py-1.5">
      <KeyRound aria-hidden="true" className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
      <span className="min-w-0 flex-1 leading-4">
        <span dir="auto" className="block truncate font-medium">
          {name}
        </span>
        <span className="block truncate text-ink-3 text-xs">{facts.join(" · ")}</span>
      </span>
      <Button size="small" aria-label={t("renameOf", { name })} onClick={onRename}>
        {t("rename")}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={t("removeOf", { name })}
        className="text-danger-ink"
        onClick={() => remove.mutate(passkey.id, { onError })}
      >
        {t("remove")}
      </Button>
    </li>
  );
}
