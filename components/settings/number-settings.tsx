"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { toast } from "@/components/ui/toast";
import { useUpdateNumber } from "@/lib/client/mutations";
import { NumberInput, type NumberView } from "@/lib/contract/number";

/** What an admin decides for a number. */
export function NumberChoices({ number }: { number: NumberView }) {
  const t = useTranslations("settings.numbers");
  const update = useUpdateNumber();
  // What was chosen shows at once; when the server refuses, what it has comes back.
  const chosen = update.isPending ? update.variables : undefined;

  function save(change: NumberInput) {
    update.mutate({ id: number.id, ...change }, { onError: () => toast.error(t("notSaved")) });
  }

  return (
    <>
      <ChoiceRow name={t("markRead")} hint={t("markReadHint")}>
        <Segmented
          label={t("markReadOf", { number: number.name })}
          value={chosen?.markReadOn ?? number.markReadOn}
          onChange={(markReadOn) => save({ markReadOn })}
          options={[
            { value: "open", label: t("onOpen") },
            { value: "reply", label: t("onReply") },
          ]}
        />
      </ChoiceRow>
      <Throughput key={number.throughputPerSecond} number={number} onSave={save} />
      <p role="status" className="text-ink-3 text-xs">
        {update.isSuccess && t("saved")}
      </p>
    </>
  );
}

function Throughput({ number, onSave }: { number: NumberView; onSave: (change: NumberInput) => void }) {
  const t = useTranslations("settings.numbers");
  const [text, setText] = useState(String(number.throughputPerSecond));
  const id = useId();
  const parsed = NumberInput.safeParse({ throughputPerSecond: text.trim() === "" ? Number.NaN : Number(text) });
  const isChanged = parsed.success && parsed.data.throughputPerSecond !== number.throughputPerSecond;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (parsed.success && isChanged) onSave(parsed.data);
  }

  return (
    <ChoiceRow name={t("throughput")} hint={t("throughputHint")}>
      <form onSubmit={submit} className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="sr-only">
          {t("throughputOf", { number: number.name })}
        </label>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={!parsed.success}
          aria-describedby={parsed.success ? undefined : `${id}-wrong`}
          className="h-control w-20 rounded-sm bg-raised px-2.5 text-end text-md tabular-nums inset-ring inset-ring-control-line aria-invalid:inset-ring-danger-solid pointer-coarse:h-control-touch pointer-coarse:text-lg"
        />
        <span className="text-ink-2">{t("perSecond")}</span>
        {isChanged && (
          <Button type="submit" variant="primary">
            {t("save")}
          </Button>
        )}
        <span id={`${id}-wrong`} role="alert" className="basis-full text-danger-ink text-xs empty:hidden">
          {!parsed.success && t("throughputWrong")}
        </span>
      </form>
    </ChoiceRow>
  );
}

/** A choice under its name: it stands in a narrow column. */
function ChoiceRow({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div className="border-line border-t py-3 first:border-t-0 first:pt-0">
      <p className="font-medium">{name}</p>
      <p className="mb-2 text-ink-3 text-xs">{hint}</p>
      {children}
    </div>
  );
}
