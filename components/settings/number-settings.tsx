"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/button";
import { QuietState } from "@/components/ui/quiet-state";
import { Segmented } from "@/components/ui/segmented";
import { useUpdateNumber } from "@/lib/client/mutations";
import { useNumbers } from "@/lib/client/queries";
import { NumberInput, type NumberView } from "@/lib/contract/number";
import { NumberHealth } from "./number-health";
import { SettingsPage, SettingsRow } from "./settings-frame";

/** What an admin decides for each of the business's numbers. */
export function NumberSettings() {
  const t = useTranslations("settings.numbers");
  const { data: numbers, isError, refetch } = useNumbers();
  return (
    <SettingsPage title={t("title")}>
      {numbers?.map((number) => (
        <NumberSection key={number.id} number={number} />
      ))}
      {numbers?.length === 0 && <QuietState>{t("none")}</QuietState>}
      {!numbers && isError && (
        <QuietState actions={<Button onClick={() => void refetch()}>{t("again")}</Button>}>{t("failed")}</QuietState>
      )}
    </SettingsPage>
  );
}

function NumberSection({ number }: { number: NumberView }) {
  const t = useTranslations("settings.numbers");
  const update = useUpdateNumber();
  // What was chosen shows at once; when the server refuses, what it has comes back.
  const chosen = update.isPending ? update.variables : undefined;
  const name = useId();

  function save(change: NumberInput) {
    update.mutate({ id: number.id, ...change }, { onError: () => toast.error(t("notSaved")) });
  }

  return (
    <section aria-labelledby={name} className="not-first:border-line not-first:border-t pt-5 pb-4">
      <h3 id={name} className="font-semibold text-md">
        <bdi>{number.name}</bdi>
      </h3>
      <p className="mb-2 text-ink-3 tabular-nums">
        <bdi>{number.displayPhoneNumber}</bdi>
      </p>
      <NumberHealth number={number} />
      <SettingsRow name={t("markRead")} hint={t("markReadHint")}>
        <Segmented
          label={t("markReadOf", { number: number.name })}
          value={chosen?.markReadOn ?? number.markReadOn}
          onChange={(markReadOn) => save({ markReadOn })}
          options={[
            { value: "open", label: t("onOpen") },
            { value: "reply", label: t("onReply") },
          ]}
        />
      </SettingsRow>
      <Throughput key={number.throughputPerSecond} number={number} onSave={save} />
      <p role="status" className="text-ink-3 text-xs">
        {update.isSuccess && t("saved")}
      </p>
    </section>
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
    <SettingsRow name={t("throughput")} hint={t("throughputHint")}>
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
    </SettingsRow>
  );
}
