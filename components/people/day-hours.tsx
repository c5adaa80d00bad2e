"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { type BusinessDay, fromTimeField, isInOrder, toTimeField, USUAL_HOURS } from "./business-days";

type DayHoursProps = { name: string; day: BusinessDay; onChange: (day: BusinessDay) => void };

/** One weekday: closed, or open from and to. */
export function DayHours({ name, day, onChange }: DayHoursProps) {
  const t = useTranslations("people.businessTime");
  const id = useId();
  const isWrong = !isInOrder(day);
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b py-1.5">
      <label className="flex w-44 cursor-pointer items-center gap-2.5 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={day !== null}
          onChange={(event) => onChange(event.target.checked ? USUAL_HOURS : null)}
          className="size-4 shrink-0"
        />
        <span className="font-medium first-letter:uppercase">{name}</span>
      </label>
      {day === null ? (
        <span className="text-ink-3">{t("closed")}</span>
      ) : (
        <span className="flex items-center gap-2">
          <TimeField
            label={t("opens", { day: name })}
            minutes={day.opens}
            isEnd={false}
            describedBy={isWrong ? id : undefined}
            onMinutes={(opens) => onChange({ ...day, opens })}
          />
          <span className="text-ink-2">{t("to")}</span>
          <TimeField
            label={t("closes", { day: name })}
            minutes={day.closes}
            isEnd
            describedBy={isWrong ? id : undefined}
            onMinutes={(closes) => onChange({ ...day, closes })}
          />
        </span>
      )}
      <span id={id} role="alert" className="text-danger-ink text-xs empty:hidden">
        {isWrong && t("wrong")}
      </span>
    </div>
  );
}

type TimeFieldProps = {
  label: string;
  minutes: number;
  isEnd: boolean;
  describedBy: string | undefined;
  onMinutes: (minutes: number) => void;
};

/** What is being typed stands as it is: "00:00" may be on its way to "08:30", and only becomes the end of the day afterwards. */
function TimeField({ label, minutes, isEnd, describedBy, onMinutes }: TimeFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      type="time"
      aria-label={label}
      aria-invalid={describedBy !== undefined}
      aria-describedby={describedBy}
      required
      value={typed ?? toTimeField(minutes)}
      onChange={(event) => {
        const read = fromTimeField(event.target.value, isEnd);
        if (read === null) return;
        setTyped(event.target.value);
        onMinutes(read);
      }}
      onBlur={() => setTyped(null)}
      className="h-control rounded-sm bg-surface px-2 tabular-nums inset-ring inset-ring-control-line aria-invalid:inset-ring-danger-solid pointer-coarse:h-control-touch pointer-coarse:text-lg"
    />
  );
}
