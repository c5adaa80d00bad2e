"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useChangePassword } from "@/lib/client/security";
import { PASSWORD_MIN_LENGTH } from "@/lib/contract/session";

/** Changes the own password, with the one from before as proof. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("people.security.password");
  const outer = useTranslations("people.security");
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [isTried, setIsTried] = useState(false);
  const change = useChangePassword();
  const form = useId();
  const isShort = password.length < PASSWORD_MIN_LENGTH;
  const refused = change.error instanceof ApiError ? change.error : null;
  const isWrong = refused?.code === "forbidden";

  function submit() {
    setIsTried(true);
    if (isShort || change.isPending) return;
    const onSuccess = () => {
      toast(t("done"));
      onClose();
    };
    change.mutate({ current, password }, { onSuccess });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("dialogTitle")}
      closeLabel={t("close")}
      className="max-w-[420px]"
      footer={
        <Button form={form} type="submit" variant="primary" aria-disabled={change.isPending} className="ms-auto">
          {t("save")}
        </Button>
      }
    >
      <DialogForm id={form} onSubmit={submit} className="gap-4">
        <TextField
          label={t("current")}
          type="password"
          autoComplete="current-password"
          value={current}
          onValue={setCurrent}
          error={isWrong ? t("wrong") : null}
        />
        <TextField
          label={t("new")}
          type="password"
          autoComplete="new-password"
          value={password}
          onValue={setPassword}
          error={isTried && isShort ? t("tooShort", { count: PASSWORD_MIN_LENGTH }) : null}
          hint={t("tooShort", { count: PASSWORD_MIN_LENGTH })}
        />
        <p role="alert" className="text-danger-ink text-xs empty:hidden">
          {change.isError && !isWrong && outer("notSaved", { reason: refused?.message ?? outer("away") })}
        </p>
      </DialogForm>
    </Dialog>
  );
}
