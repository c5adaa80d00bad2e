const DAY_MS = 86_400_000;

const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone: "2026-11-22". */
export function calendarDay(instant: string | Date, timeZone: string): string {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
    calendars.set(timeZone, calendar);
  }
  return calendar.format(typeof instant === "string" ? new Date(instant) : instant);
}

/** How a day is called beside today: by its nearness, or by its date (with the year when that is another one). */
export function dayName(day: string, today: string): "today" | "yesterday" | "tomorrow" | "date" | "dateWithYear" {
  const distance = Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
  if (distance === 0) return "today";
  if (distance === -1) return "yesterday";
  if (distance === 1) return "tomorrow";
  return day.slice(0, 4) === today.slice(0, 4) ? "date" : "dateWithYear";
}
