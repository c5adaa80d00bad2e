"use client";

import { browserSupportsWebAuthn } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { ApiError, NetworkError } from "@/lib/client/api";
import { useAddPasskey, useRenamePasskey } from "@/lib/client/security";
import type { PasskeyView } from "@/lib/contract/second-step";

const NAME_MAX = 60;

/** Names a passkey: a new one (`passkey` null), which the browser then makes, or one that there is. */
export function PasskeyDialog({ passkey, onClose }: { passkey: PasskeyView | null; onClose: () => void }) {
  const t = useTranslations("people.security.passkeys");
  const outer = useTranslations("people.security.app");
  const [name, setName] = useState(passkey?.name ?? "");
  const [password, setPassword] = useState("");
  const add = useAddPasskey();
  const rename = useRenamePasskey();
  const form = useId();
  const isBusy = add.isPending || rename.isPending;
  const isSupported = passkey !== null || browserSupportsWebAuthn();
  const canSave = isSupported && name.trim() !== "" && (passkey !== null || password !== "") && !isBusy;
  const error = add.error ?? rename.error;
  const isPasswordWrong = error instanceof ApiError && error.code === "forbidden";
  const problem = useProblem(isPasswordWrong ? null : error);
  const action = passkey ? t("save") : t("add");

  function submit() {
    if (!canSave) return;
    if (passkey) rename.mutate({ id: passkey.id, name: name.trim() }, { onSuccess: onClose });
    else add.mutate({ name: name.trim(), password }, { onSuccess: onClose });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={passkey ? t("renameOf", { name: passkey.name }) : t("dialogTitle")}
      closeLabel={t("close")}
      className="max-w-[420px]"
      footer={
        <>
          <Button onClick={onClose} className="ms-auto">
            {t("cancel")}
          </Button>
          <Button form={form} type="submit" variant="primary" aria-disabled={!canSave}>
            {add.isPending ? t("adding") : action}
          </Button>
        </>
      }
    >
      <DialogForm id={form} onSubmit={submit} className="gap-4">
        <TextField
          label={t("name")}
          value={name}
          maxLength={NAME_MAX}
          onValue={setName}
          hint={t("nameHint")}
          error={isSupported ? problem : t("unsupported")}
        />
        {passkey === null && (
          <TextField
            label={outer("password")}
            type="password"
            autoComplete="current-password"
            value={password}
            onValue={setPassword}
            error={isPasswordWrong ? outer("passwordWrong") : null}
          />
        )}
      </DialogForm>
    </Dialog>
  );
}

/** What is no answer of the server comes from the browser's own dialog. */
function useProblem(error: unknown): string | null {
  const t = useTranslations("people.security");
  if (!error) return null;
  if (error instanceof ApiError) return error.message;
  return error instanceof NetworkError ? t("notSaved", { reason: t("away") }) : t("passkeys.refused");
}
