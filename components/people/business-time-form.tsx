"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { useSaveBusinessTime } from "@/lib/client/business-time";
import type { BusinessTime } from "@/lib/contract/supervision";
import { alwaysOpen, type BusinessDay, isAlwaysOpen, isInOrder, USUAL_HOURS } from "./business-days";
import { DayHours } from "./day-hours";
import { SelectField } from "./select-field";

/** A Monday: the days' names come from the calendar. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Seven days with their hours, and the zone that they are meant in. Saved as one audited change. */
export function BusinessTimeForm({ saved }: { saved: BusinessTime }) {
  const t = useTranslations("people.businessTime");
  const format = useFormatter();
  const [draft, setDraft] = useState<BusinessTime | null>(null);
  const { timeZone, days } = draft ?? saved;
  const save = useSaveBusinessTime();
  const isOpenAlways = isAlwaysOpen(days);
  const isChanged = timeZone !== saved.timeZone || JSON.stringify(days) !== JSON.stringify(saved.days);
  const setDays = (changed: BusinessDay[]) => setDraft({ timeZone, days: changed });
  const canSave = isChanged && days.every(isInOrder) && !save.isPending;
  const dayName = (index: number) => format.dateTime(new Date(MONDAY + index * DAY_MS), { weekday: "long", timeZone: "UTC" });

  function setAlways(isAlways: boolean) {
    setDays(isAlways ? alwaysOpen() : Array.from({ length: 7 }, (_, index) => (index < 5 ? USUAL_HOURS : null)));
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (canSave) save.mutate({ timeZone, days }, { onSuccess: () => setDraft(null) });
      }}
      className="pt-4"
    >
      <SelectField
        label={t("zone")}
        value={timeZone}
        onValue={(zone) => setDraft({ timeZone: zone, days })}
        options={zonesWith(saved.timeZone).map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
        className="max-w-[320px]"
      />
      <div className="mt-3 border-line border-y py-1">
        <Switch label={t("always")} hint={t("alwaysHint")} checked={isOpenAlways} onChange={setAlways} />
      </div>
      {!isOpenAlways && (
        <fieldset className="pt-3">
          <legend className="sr-only">{t("hours")}</legend>
          {days.map((day, index) => (
            <DayHours
              key={dayName(index)}
              name={dayName(index)}
              day={day}
              onChange={(changed) => setDays(days.map((other, at) => (at === index ? changed : other)))}
            />
          ))}
        </fieldset>
      )}
      <div className="mt-4 flex items-center gap-3">
        <Button type="submit" variant="primary" aria-disabled={!canSave}>
          {t("save")}
        </Button>
        <p role="status" className={`text-xs ${save.isError ? "text-danger-ink" : "text-ink-3"}`}>
          {save.isError && t("notSaved")}
          {save.isSuccess && !isChanged && t("saved")}
        </p>
      </div>
    </form>
  );
}

/** The zones that this browser knows, and the one that is saved. */
function zonesWith(saved: string): string[] {
  return [...new Set([saved, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}
