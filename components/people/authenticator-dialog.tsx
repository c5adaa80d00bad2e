"use client";

import { useTranslations } from "next-intl";
import { QRCodeSVG } from "qrcode.react";
import { useId, useState } from "react";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/client/api";
import { useConfirmAuthenticator } from "@/lib/client/security";
import type { AuthenticatorSetup } from "@/lib/contract/second-step";

type AuthenticatorDialogProps = {
  /** Undefined while it is being made. */
  setup: AuthenticatorSetup | undefined;
  error: unknown;
  onClose: () => void;
  onCodes: (codes: string[]) => void;
};

/** Sets an app up: its secret as a picture and as text, and a first code as proof that it has it. */
export function AuthenticatorDialog({ setup, error, onClose, onCodes }: AuthenticatorDialogProps) {
  const t = useTranslations("people.security.app");
  const [code, setCode] = useState("");
  const confirm = useConfirmAuthenticator();
  const form = useId();
  const problem = useProblem(error ?? confirm.error);

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("dialogTitle")}
      closeLabel={t("close")}
      className="max-w-[420px]"
      footer={
        <Button form={form} type="submit" variant="primary" aria-disabled={!setup || confirm.isPending} className="ms-auto">
          {t("confirm")}
        </Button>
      }
    >
      <DialogForm
        id={form}
        onSubmit={() => setup && !confirm.isPending && confirm.mutate(code, { onSuccess: onCodes })}
        className="justify-items-center gap-3"
      >
        <p className="justify-self-start">{t("scan")}</p>
        {setup ? (
          <span className="rounded-md bg-white p-3">
            <QRCodeSVG value={setup.uri} size={176} role="img" aria-label={t("qr")} />
          </span>
        ) : (
          <Bone className="size-[200px]" />
        )}
        <p className="justify-self-start text-ink-2">
          {t("byHand")}
          <code className="mt-1 block select-all break-all font-mono text-ink">{setup?.secret.match(/.{1,4}/g)?.join(" ")}</code>
        </p>
        <TextField
          label={t("code")}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={9}
          value={code}
          onValue={setCode}
          error={problem}
          className="w-full"
        />
      </DialogForm>
    </Dialog>
  );
}

function useProblem(error: unknown): string | null {
  const t = useTranslations("people.security");
  if (!error) return null;
  if (!(error instanceof ApiError)) return t("notSaved", { reason: t("away") });
  return error.code === "invalid_input" ? t("app.wrong") : error.message;
}
