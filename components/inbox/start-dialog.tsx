import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SelectField } from "@/components/people/select-field";
import { Bone } from "@/components/ui/bone";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { ApiError, send } from "@/lib/client/api";
import { useNumbers } from "@/lib/client/queries";
import { type StartConversationInput, StartedConversation, StartRefusal } from "@/lib/contract/conversation-start";
import type { NumberView } from "@/lib/contract/number";

type StartDialogProps = { onClose: () => void; onStarted: (conversationId: string) => void };

/** Asks with whom to start a conversation, from which number. What is sent there first is a template: the conversation offers them. */
export function StartDialog({ onClose, onStarted }: StartDialogProps) {
  const t = useTranslations("inbox.start");
  const numbers = useNumbers();
  const formId = useId();
  const canStart = numbers.data !== undefined && numbers.data.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("title")}
      closeLabel={t("close")}
      className="max-w-[440px]"
      footer={
        canStart && (
          <Button type="submit" form={formId} variant="primary" className="ms-auto">
            {t("next")}
          </Button>
        )
      }
    >
      {canStart && <StartForm id={formId} numbers={numbers.data} onStarted={onStarted} />}
      {numbers.data?.length === 0 && <p className="px-5 py-4 text-ink-2">{t("noNumbers")}</p>}
      {numbers.isPending && (
        <div aria-busy="true" className="grid gap-3 px-5 py-4">
          <span className="sr-only">{t("loading")}</span>
          <Bone className="h-9" />
          <Bone className="h-9" />
        </div>
      )}
      {!numbers.data && numbers.isError && (
        <div role="alert" className="px-5 py-4 text-ink-2">
          <p>{t("noAnswer")}</p>
          <Button size="small" onClick={() => void numbers.refetch()} className="mt-2">
            {t("again")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

type StartFormProps = { id: string; numbers: readonly NumberView[]; onStarted: (conversationId: string) => void };

function StartForm({ id, numbers, onStarted }: StartFormProps) {
  const t = useTranslations("inbox.start");
  const [numberId, setNumberId] = useState(numbers[0]?.id ?? "");
  const [phone, setPhone] = useState("");
  const problemWords = useProblemWords();
  const start = useMutation({
    mutationFn: async (input: StartConversationInput) =>
      StartedConversation.parse(await (await send("POST", "/api/conversations", input)).json()),
    onSuccess: (started) => {
      if (!started.isNew) toast(t("exists"));
      onStarted(started.id);
    },
  });

  function submit() {
    if (!start.isPending) start.mutate({ numberId, phone });
  }

  const options = numbers.map((number) => ({ value: number.id, label: `${number.name} · ${number.displayPhoneNumber}` }));
  return (
    <DialogForm id={id} onSubmit={submit} className="gap-3">
      <SelectField label={t("from")} value={numberId} options={options} onValue={setNumberId} />
      <TextField
        label={t("phone")}
        type="tel"
        autoFocus
        value={phone}
        maxLength={40}
        placeholder="+351 912 345 678"
        onValue={(value) => {
          setPhone(value);
          start.reset();
        }}
        hint={t("phoneHint")}
        error={start.error && problemWords(start.error)}
      />
      <p role="status" className="text-ink-2 text-xs empty:hidden">
        {start.isPending && t("looking")}
      </p>
    </DialogForm>
  );
}

function useProblemWords(): (error: Error) => string {
  const t = useTranslations("inbox.start");
  return (error) => {
    if (!(error instanceof ApiError)) return t("noAnswer");
    if (error.status === 404) return t("notYours");
    const refusal = StartRefusal.safeParse(error.details);
    if (refusal.success) return t(`problem.${refusal.data.reason}`);
    return error.code === "invalid_input" ? t("problem.no_phone") : t("noAnswer");
  };
}
