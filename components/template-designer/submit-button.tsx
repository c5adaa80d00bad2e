"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ApiError } from "@/lib/client/api";
import { useLive } from "@/lib/client/live";
import { useSubmitDraft } from "@/lib/client/template-draft";
import type { SubmissionResult } from "@/lib/contract/template-library";
import { useTemplateDesigner } from "./designer-context";
import { SubmissionDialog } from "./submission-dialog";

/** Keeps the draft, then sends its changed languages to Meta. */
export function SubmitButton({ isReady }: { isReady: boolean }) {
  const t = useTranslations("library.designer.submit");
  const designer = useTemplateDesigner();
  const { wabaId, name, keeper } = designer;
  const submit = useSubmitDraft({ wabaId, name });
  const isOffline = useLive().state === "offline";
  const isOff = !isReady || isOffline || submit.isPending;
  const [isOpen, setIsOpen] = useState(false);
  const [result, setResult] = useState<SubmissionResult | null>(null);
  // Meta may take it as another, and what is shown here is then what Meta has.
  const [sentAs, setSentAs] = useState(designer.design.category);
  const [failure, setFailure] = useState<string | null>(null);

  async function send() {
    setIsOpen(true);
    setSentAs(designer.design.category);
    setResult(null);
    setFailure(null);
    const kept = await keeper.flush();
    if (kept === null) {
      setFailure(t("notKept"));
      return;
    }
    submit.mutate(
      { revision: kept.revision },
      {
        onSuccess: (answer) => {
          setResult(answer);
          void keeper.reload();
        },
        onError: (error) => setFailure(error instanceof ApiError ? error.message : t("noAnswer")),
      },
    );
  }

  return (
    <>
      <Button
        size="small"
        variant="primary"
        aria-disabled={isOff}
        title={isOffline ? t("offline") : undefined}
        onClick={() => !isOff && void send()}
      >
        {t("send")}
      </Button>
      {isOpen && <SubmissionDialog sentAs={sentAs} result={result} failure={failure} onClose={() => setIsOpen(false)} />}
    </>
  );
}
