import { now } from "./store.js";

const DAY_MS = 86_400_000;
const clockFace = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const seconds = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long" });
const date = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric" });

export const hourMinute = (at) => clockFace.format(at);
export const hourMinuteSecond = (at) => seconds.format(at);
export const withMilliseconds = (at) => `${seconds.format(at)}.${String(Math.floor(at % 1000)).padStart(3, "0")}`;

/** "Today", "Yesterday", a weekday within the week, else the date. */
export function dayName(at) {
  const days = Math.round((startOfDay(now()) - startOfDay(at)) / DAY_MS);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  return days > 1 && days < 7 ? weekday.format(at) : date.format(at);
}

export function startOfDay(at) {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "1 h 5 m": whole minutes, rounded down. */
export function duration(milliseconds) {
  const minutes = Math.floor(milliseconds / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts = [days ? `${days} d` : "", days || hours ? `${hours} h` : "", `${minutes % 60} m`];
  return parts.filter(Boolean).join(" ");
}
