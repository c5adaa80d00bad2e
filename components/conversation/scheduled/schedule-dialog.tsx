import { useTimeZone, useTranslations } from "next-intl";
import { type RefObject, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { DialogForm } from "@/components/ui/dialog-form";
import { TextField } from "@/components/ui/text-field";
import { serverNow, useServerNow } from "@/lib/client/clock";
import type { ScheduleTrigger } from "@/lib/contract/scheduled";
import { useTimes } from "../use-times";
import { fromFieldValue, lastFreeMoment, scheduleProblem, toFieldValue } from "./schedule-time";

const HOUR_MS = 3_600_000;

type ScheduleDialogProps = {
  name: string;
  /** What is to be sent: the reply as it is written, or a template that is chosen afterwards. */
  what: "reply" | "template";
  /** When free replies stop; null when none is possible. */
  closesAt: string | null;
  returnTo: RefObject<HTMLElement | null>;
  onClose: () => void;
  onSchedule: (trigger: ScheduleTrigger) => void;
  /** A template can go at a time when a free reply cannot. */
  onTemplateInstead: (trigger: ScheduleTrigger) => void;
};

/** When a reply is to be sent: at a time, or once when the contact next writes. */
export function ScheduleDialog({ name, what, closesAt, returnTo, onClose, onSchedule, onTemplateInstead }: ScheduleDialogProps) {
  const t = useTranslations("composer.schedule");
  const timeZone = useTimeZone() ?? "UTC";
  const now = useServerNow();
  const { moment } = useTimes();
  const last = what === "reply" ? lastFreeMoment(closesAt, now) : null;
  const [type, setType] = useState<ScheduleTrigger["type"]>("at");
  const [value, setValue] = useState(() => toFieldValue(firstGuess(last), timeZone));
  const formId = useId();
  const sendAt = fromFieldValue(value, timeZone);
  const problem = type === "at" ? scheduleProblem(sendAt, now, last) : null;
  const trigger: ScheduleTrigger | null = type === "next_inbound" ? { type } : sendAt && { type, sendAt: sendAt.toISOString() };

  function submit() {
    if (trigger && problem === null) onSchedule(trigger);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(what === "reply" ? "title" : "titleTemplate")}
      closeLabel={t("close")}
      returnTo={returnTo}
      className="max-w-[440px]"
      footer={
        <>
          {problem === "after_window" && trigger && (
            <Button onClick={() => onTemplateInstead(trigger)}>{t("templateInstead")}</Button>
          )}
          <Button type="submit" form={formId} variant="primary" aria-disabled={problem !== null} className="ms-auto">
            {t(what === "reply" ? "confirm" : "chooseTemplate")}
          </Button>
        </>
      }
    >
      <DialogForm id={formId} onSubmit={submit} className="gap-3">
        <fieldset className="grid gap-1">
          <legend className="sr-only">{t("when")}</legend>
          <Choice isChosen={type === "at"} onChoose={() => setType("at")} label={t("at")} />
          {type === "at" && (
            <TextField
              label={t("time")}
              type="datetime-local"
              value={value}
              onValue={setValue}
              min={toFieldValue(now, timeZone)}
              {...(last ? { max: toFieldValue(last, timeZone) } : {})}
              hint={last ? t("until", { moment: moment(last.toISOString(), now, "until") }) : t("zone", { zone: timeZone })}
              error={problem && t(`problem.${problem}`, { moment: last ? moment(last.toISOString(), now, "until") : "" })}
              className="ms-6"
            />
          )}
          <Choice
            isChosen={type === "next_inbound"}
            onChoose={() => setType("next_inbound")}
            label={t("nextInbound", { name })}
            hint={t("nextInboundHint")}
          />
        </fieldset>
      </DialogForm>
    </Dialog>
  );
}

type ChoiceProps = { label: string; hint?: string; isChosen: boolean; onChoose: () => void };

function Choice({ label, hint, isChosen, onChoose }: ChoiceProps) {
  return (
    <label className="flex min-h-8 cursor-pointer items-start gap-2 py-1.5 pointer-coarse:min-h-11">
      <input type="radio" name="trigger" checked={isChosen} onChange={onChoose} className="mt-0.5 size-4 shrink-0" />
      <span>
        <span className="block font-medium">{label}</span>
        {hint && <span className="block text-ink-2">{hint}</span>}
      </span>
    </label>
  );
}

/** An hour from now, or half of what is left when that is less. */
function firstGuess(last: Date | null): Date {
  const now = serverNow().getTime();
  const left = last ? last.getTime() - now : Number.POSITIVE_INFINITY;
  return new Date(now + Math.min(HOUR_MS, left / 2));
}
