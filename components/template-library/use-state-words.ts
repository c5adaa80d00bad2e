import { useTranslations } from "next-intl";
import { useTimes } from "@/components/conversation/use-times";
import { useServerNow } from "@/lib/client/clock";
import type { LibraryLanguage } from "@/lib/contract/template-library";
import type { StateSummary } from "./template-state";
import { stateOf } from "./template-state";

const HOUR_MS = 3_600_000;
const HOURS_OF_DAYS = 48;

export type StateWords = {
  /** One language's state, with since when or until when it holds. */
  ofLanguage: (language: Pick<LibraryLanguage, "status" | "statusAt" | "pausedUntil">) => string;
  /** A whole template's: the worst of its languages, counted where it is not all of them. */
  ofTemplate: (summary: StateSummary) => string;
};

/** Names the states at Meta. One that we do not know is named as Meta writes it. */
export function useStateWords(): StateWords {
  const t = useTranslations("library.state");
  const { clock, isToday, moment } = useTimes();
  const now = useServerNow();

  function ofLanguage({ status, statusAt, pausedUntil }: Pick<LibraryLanguage, "status" | "statusAt" | "pausedUntil">): string {
    const state = stateOf(status);
    if (state === "unknown") return t("unknown", { status });
    if (state === "paused" && pausedUntil) {
      return t("pausedUntil", { time: isToday(pausedUntil, now) ? clock(pausedUntil) : moment(pausedUntil, now, "until") });
    }
    if (state === "review" && statusAt && hoursSince(statusAt) > 0) return t("reviewSince", { age: ageOf(hoursSince(statusAt)) });
    return t(state);
  }

  function hoursSince(instant: string): number {
    return Math.floor((now.getTime() - Date.parse(instant)) / HOUR_MS);
  }

  function ageOf(hours: number): string {
    return hours < HOURS_OF_DAYS ? t("hours", { count: hours }) : t("days", { count: Math.floor(hours / 24) });
  }

  function ofTemplate({ state, count, isWhole, speaker }: StateSummary): string {
    if (speaker === null) return t("draft");
    if (isWhole) return ofLanguage(speaker);
    if (state === "unknown") return t("unknown", { status: speaker.status });
    return t("some", { count, state: t(state).toLocaleLowerCase() });
  }

  return { ofLanguage, ofTemplate };
}
