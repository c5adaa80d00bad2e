import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { ApiError } from "@/lib/client/api";
import { useFinishConnection } from "@/lib/client/connections";
import type { ConnectionView } from "@/lib/contract/number-connection";

const MAX_NAME = 60;

/** The last word: the name that the team knows the number by. What may follow later is said. */
export function Finish({ connection }: { connection: ConnectionView }) {
  const t = useTranslations("numbers.connect");
  const router = useRouter();
  const finish = useFinishConnection(connection.id);
  const [name, setName] = useState(connection.steps.number.facts.verifiedName ?? "");
  const later = (["callback", "message"] as const).filter((step) => connection.steps[step].state !== "done");
  const chosen = name.trim();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (chosen === "" || finish.isPending) return;
    const connected = (numberId: string) => {
      toast(t("finish.done", { name: chosen }));
      router.push(`/settings/numbers?${new URLSearchParams({ number: numberId })}`);
    };
    finish.mutate(chosen, { onSuccess: connected });
  }

  const reason = finish.error instanceof ApiError && finish.error.status < 500 ? t("finish.steps") : t("finish.unknown");
  return (
    <form onSubmit={submit} className="ms-9.5 grid gap-2 border-line border-t pt-4">
      <div className="flex items-end gap-2 max-md:flex-col max-md:items-stretch">
        <TextField label={t("finish.name")} value={name} onValue={setName} maxLength={MAX_NAME} className="flex-1" />
        <Button type="submit" variant="primary" aria-disabled={chosen === "" || finish.isPending} className="h-9">
          {finish.isPending ? t("finish.working") : t("finish.submit")}
        </Button>
      </div>
      {later.length > 0 && (
        <p className="text-ink-2">{t("finish.skips", { steps: later.map((step) => t(`${step}.title`)).join(", ") })}</p>
      )}
      {finish.isError && (
        <p role="alert" className="text-danger-ink">
          {t("finish.not", { reason })}
        </p>
      )}
    </form>
  );
}
