import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { type ConnectionChange, useChangeConnection } from "@/lib/client/connections";
import type { ConnectionView } from "@/lib/contract/number-connection";
import { Problem } from "./problem";
import { StepRow } from "./step-row";

type KeyStepProps = {
  connection: ConnectionView;
  step: "token" | "secret";
  index: number;
  hasKey: boolean;
  /** It may be entered now. */
  isReady: boolean;
  found: ReactNode;
  toChange: (key: string) => ConnectionChange;
};

/** A step that takes a key: typed once, checked, and never shown again. */
export function KeyStep({ connection, step, index, hasKey, isReady, found, toChange }: KeyStepProps) {
  const t = useTranslations("numbers.connect");
  const change = useChangeConnection(connection.id);
  const [isChanging, setChanging] = useState(false);
  const [key, setKey] = useState("");
  const state = connection.steps[step];
  const isOpen = isReady && (!hasKey || isChanging || state.state === "failed");

  function submit(event: FormEvent) {
    event.preventDefault();
    if (key.trim() === "" || change.isPending) return;
    const taken = () => {
      setKey("");
      setChanging(false);
    };
    change.mutate(toChange(key.trim()), { onSuccess: taken });
  }

  return (
    <StepRow
      step={step}
      index={index}
      isLast={false}
      state={change.isPending ? "checking" : state.state}
      found={state.state === "done" ? found : undefined}
      action={
        state.state === "done" &&
        !isChanging && (
          <Button
            size="small"
            variant="quiet"
            aria-label={t("changeOf", { step: t(`${step}.title`) })}
            onClick={() => setChanging(true)}
          >
            {t("change")}
          </Button>
        )
      }
    >
      {state.state === "failed" && <Problem step={step} state={state} isLookingAgain={state.problem === "not_reached"} />}
      {isOpen && (
        <form onSubmit={submit} className="mt-2 flex items-start gap-2 max-md:flex-col max-md:items-stretch">
          <TextField
            label={t(`${step}.label`)}
            hint={t(`${step}.hint`)}
            type="password"
            autoComplete="off"
            spellCheck={false}
            value={key}
            onValue={setKey}
            error={change.isError ? t("notAnswered") : null}
            className="flex-1"
          />
          <Button type="submit" variant="primary" aria-disabled={key.trim() === "" || change.isPending} className="md:mt-5.5">
            {change.isPending ? t("checking") : t("save")}
          </Button>
        </form>
      )}
    </StepRow>
  );
}
