"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { ApiError } from "@/lib/client/api";

type ProofDialogProps = {
  /** What is about to be done; the button says it too. */
  title: string;
  isDangerous?: boolean;
  isPending: boolean;
  error: unknown;
  onProof: (password: string) => void;
  onClose: () => void;
};

/** Asks for the own password once more. */
export function ProofDialog({ title, isDangerous = false, isPending, error, onProof, onClose }: ProofDialogProps) {
  const t = useTranslations("people.security");
  const [password, setPassword] = useState("");
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      closeLabel={t("app.close")}
      className="max-w-[420px]"
      footer={
        <>
          <Button onClick={onClose} className="ms-auto">
            {t("app.cancel")}
          </Button>
          <Button form={form} type="submit" variant={isDangerous ? "danger" : "primary"} aria-disabled={isPending}>
            {title}
          </Button>
        </>
      }
    >
      <DialogForm id={form} onSubmit={() => !isPending && onProof(password)}>
        <TextField
          label={t("app.password")}
          type="password"
          autoComplete="current-password"
          value={password}
          onValue={setPassword}
          error={useProblem(error)}
        />
      </DialogForm>
    </Dialog>
  );
}

function useProblem(error: unknown): string | null {
  const t = useTranslations("people.security");
  if (!error) return null;
  if (!(error instanceof ApiError)) return t("notSaved", { reason: t("away") });
  return error.code === "forbidden" ? t("app.passwordWrong") : t("notSaved", { reason: error.message });
}
