import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { useReplaceKeys } from "@/lib/client/numbers";
import { useProblemWords } from "./problem-words";

type KeysDialogProps = { numberId: string; what: "accessToken" | "appSecret"; onClose: () => void };

/** Replaces a number's token or app secret: stored only when Meta takes it, and said why when not. */
export function KeysDialog({ numberId, what, onClose }: KeysDialogProps) {
  const t = useTranslations("numbers.keys");
  const problems = useProblemWords();
  const [key, setKey] = useState("");
  const form = useId();
  const replace = useReplaceKeys(numberId);
  const failed = replace.data?.isStored === false ? replace.data.checks.find(({ problem }) => problem !== null) : undefined;
  const words = failed?.problem ? problems(failed.problem, failed.facts) : null;

  function submit() {
    if (key.trim() === "" || replace.isPending) return;
    const done = ({ isStored }: { isStored: boolean }) => {
      if (!isStored) return;
      toast(t("stored"));
      onClose();
    };
    replace.mutate({ [what]: key.trim() }, { onSuccess: done });
  }

  const footer = (
    <>
      <span className="min-w-0 flex-1 text-ink-3 text-xs">{t("sealed")}</span>
      <Button type="submit" form={form} variant="primary" aria-disabled={key.trim() === "" || replace.isPending}>
        {replace.isPending ? t("checking") : t("store")}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`${what}.title`)}
      closeLabel={t("close")}
      footer={footer}
      className="max-w-120"
    >
      <DialogForm id={form} onSubmit={submit} className="gap-3">
        <TextField
          label={t(`${what}.label`)}
          hint={t(`${what}.hint`)}
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={key}
          onValue={setKey}
          error={replace.isError ? t("notAnswered") : null}
        />
        {words && (
          <div role="alert" className="rounded-md bg-danger-bg px-3 py-2.5 inset-ring inset-ring-danger-line">
            <p className="flex gap-2 font-semibold text-danger-ink">
              <CircleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              {words.title}
            </p>
            <p className="mt-1 text-ink-2">{words.now}</p>
            {failed?.answer && <code className="mt-1.5 block text-ink-2 text-xs [overflow-wrap:anywhere]">{failed.answer}</code>}
          </div>
        )}
      </DialogForm>
    </Dialog>
  );
}
