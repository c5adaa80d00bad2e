"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CopyButton } from "./copy-button";

/** The recovery codes, the one time that they are shown. */
export function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations("people.security.app");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("codesTitle")}
      closeLabel={t("close")}
      className="max-w-[420px]"
      footer={
        <>
          <CopyButton text={codes.join("\n")} label={t("copyCodes")} copied={t("copied")} />
          <Button variant="primary" className="ms-auto" onClick={onClose}>
            {t("kept")}
          </Button>
        </>
      }
    >
      <div className="px-5 py-4">
        <p className="text-ink-2">{t("codesExplained")}</p>
        <ul className="mt-3 grid grid-cols-2 gap-x-6 gap-y-1.5 font-mono text-md">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
