import type { BusinessTime } from "@/lib/contract/supervision";

export type BusinessDay = BusinessTime["days"][number];

const DAY_MINUTES = 1440;

/** What a day that is opened for the first time begins with: nine to six. */
export const USUAL_HOURS = { opens: 540, closes: 1080 } as const;

/** Open day and night, all week. */
export function alwaysOpen(): BusinessDay[] {
  return Array.from({ length: 7 }, () => ({ opens: 0, closes: DAY_MINUTES }));
}

export function isAlwaysOpen(days: readonly BusinessDay[]): boolean {
  return days.every((day) => day !== null && day.opens === 0 && day.closes === DAY_MINUTES);
}

/** Whether a day ends after it begins; a closed one does. */
export function isInOrder(day: BusinessDay): boolean {
  return day === null || day.closes > day.opens;
}

/** Minutes since midnight as a time field has them. The end of the day is its last minute: fields know no 24:00. */
export function toTimeField(minutes: number): string {
  const shown = Math.min(minutes, DAY_MINUTES - 1);
  return `${String(Math.floor(shown / 60)).padStart(2, "0")}:${String(shown % 60).padStart(2, "0")}`;
}

/** The minutes of a time field; null while it is empty. As an end, 23:59 and 00:00 mean the end of the day. */
export function fromTimeField(text: string, isEnd: boolean): number | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes);
  return isEnd && (total === 0 || total === DAY_MINUTES - 1) ? DAY_MINUTES : total;
}
