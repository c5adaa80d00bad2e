import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useChangeConnection, useNumberChoices } from "@/lib/client/connections";
import type { ConnectionView, NumberChoice } from "@/lib/contract/number-connection";
import { Problem } from "./problem";
import { StepRow } from "./step-row";

/** Which number: one of those that the token sees, or its ids by hand. */
export function NumberStep({ connection, index }: { connection: ConnectionView; index: number }) {
  const t = useTranslations("numbers.connect");
  const change = useChangeConnection(connection.id);
  const [isChanging, setChanging] = useState(false);
  const { number: state, token } = connection.steps;
  const isReady = token.state === "done";
  const isOpen = isReady && (state.state !== "done" || isChanging);
  const { displayPhoneNumber, nameStatus, quality, verifiedName } = state.facts;

  function choose(wabaId: string, phoneNumberId: string) {
    change.mutate({ kind: "number", wabaId, phoneNumberId }, { onSuccess: () => setChanging(false) });
  }

  const found = t("number.found", {
    number: displayPhoneNumber ?? "",
    name: verifiedName ?? "none",
    nameState: nameStatus === "APPROVED" || nameStatus === "AVAILABLE_WITHOUT_REVIEW" ? "approved" : "other",
    quality: quality && quality !== "UNKNOWN" && quality !== "NA" ? "rated" : "other",
  });
  return (
    <StepRow
      step="number"
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
            aria-label={t("changeOf", { step: t("number.title") })}
            onClick={() => setChanging(true)}
          >
            {t("change")}
          </Button>
        )
      }
    >
      {state.state === "failed" && <Problem step="number" state={state} isLookingAgain />}
      {isOpen && <Choice connection={connection} isBusy={change.isPending} onChoose={choose} />}
      {change.isError && (
        <p role="alert" className="mt-1 text-danger-ink text-xs">
          {t("notAnswered")}
        </p>
      )}
    </StepRow>
  );
}

type ChoiceProps = { connection: ConnectionView; isBusy: boolean; onChoose: (wabaId: string, phoneNumberId: string) => void };

function Choice({ connection, isBusy, onChoose }: ChoiceProps) {
  const t = useTranslations("numbers.connect");
  const { data, isError } = useNumberChoices(connection.id, { enabled: true });
  const [isTyping, setTyping] = useState(false);
  if (!data && !isError) return <p className="mt-1 text-ink-2">{t("number.loading")}</p>;
  const isByHand = isTyping || isError || data?.numbers.length === 0;
  return (
    <div className="mt-2">
      <p className="mb-2 text-ink-2">{data?.isComplete ? t("number.hint") : t("number.incomplete")}</p>
      <ul className="grid gap-1.5">
        {data?.numbers.map((choice) => (
          <Listed key={choice.phoneNumberId} choice={choice} isBusy={isBusy} onChoose={onChoose} />
        ))}
      </ul>
      {!isByHand && (
        <Button size="small" variant="quiet" onClick={() => setTyping(true)} className="mt-2">
          {t("number.typed")}
        </Button>
      )}
      {isByHand && <Ids connection={connection} isBusy={isBusy} onChoose={onChoose} />}
    </div>
  );
}

function Listed({ choice, isBusy, onChoose }: { choice: NumberChoice } & Pick<ChoiceProps, "isBusy" | "onChoose">) {
  const t = useTranslations("numbers.connect");
  const isOff = choice.isConnected || isBusy;
  return (
    <li>
      <button
        type="button"
        aria-disabled={isOff}
        onClick={() => !isOff && onChoose(choice.wabaId, choice.phoneNumberId)}
        className="flex min-h-11 w-full flex-wrap items-center gap-x-3 rounded-md px-3 py-2 text-start inset-ring inset-ring-control-line hover:not-aria-disabled:bg-hover aria-disabled:text-ink-3"
      >
        <bdi className="font-semibold tabular-nums">{choice.displayPhoneNumber}</bdi>
        {choice.verifiedName && <bdi className="text-ink-2">{choice.verifiedName}</bdi>}
        <span className="ms-auto text-ink-3 text-xs">
          {choice.isConnected && t("number.connected")}
          {!choice.isConnected && choice.status !== "CONNECTED" && choice.status}
        </span>
      </button>
    </li>
  );
}

function Ids({ connection, isBusy, onChoose }: ChoiceProps) {
  const t = useTranslations("numbers.connect");
  const [wabaId, setWabaId] = useState(connection.wabaId ?? "");
  const [phoneNumberId, setPhoneNumberId] = useState(connection.phoneNumberId ?? "");
  const isWhole = [wabaId, phoneNumberId].every((id) => /^\d{1,32}$/.test(id.trim()));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isWhole && !isBusy) onChoose(wabaId.trim(), phoneNumberId.trim());
  }

  return (
    <form onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2">
      <TextField
        label={t("number.wabaId")}
        inputMode="numeric"
        autoComplete="off"
        value={wabaId}
        onValue={setWabaId}
        className="flex-1 basis-48"
      />
      <TextField
        label={t("number.phoneNumberId")}
        inputMode="numeric"
        autoComplete="off"
        value={phoneNumberId}
        onValue={setPhoneNumberId}
        className="flex-1 basis-48"
      />
      <Button type="submit" variant="primary" aria-disabled={!isWhole || isBusy}>
        {isBusy ? t("checking") : t("save")}
      </Button>
    </form>
  );
}
