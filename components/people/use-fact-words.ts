import { useFormatter, useTranslations } from "next-intl";
import { AgentRole } from "@/lib/contract/agent";
import { type AuditFact, isNothing, isRecord, spacedKey } from "./audit-facts";

const KNOWN = [
  "role",
  "roles",
  "teams",
  "name",
  "members",
  "numbers",
  "devices",
  "conversations",
  "givenTo",
  "scheduledReplies",
  "invitations",
  "email",
  "again",
  "apps",
  "passkeys",
  "timeZone",
  "days",
  "isOffered",
  "offerAfterSync",
  "everyTeam",
  "everyNumber",
  "languages",
  "count",
  "switched",
  "wabaId",
  "phoneNumberId",
  "appId",
  "isSubscribed",
  "skipped",
  "throughputPerSecond",
  "markReadOn",
  "language",
  "rows",
  "filter",
  "asked",
  "sent",
  "ids",
] as const;

/** The words of a fact: what it is about ("" = the thing itself), and what was and is. */
export function useFactWords(): (fact: AuditFact) => { name: string; value: string } {
  const t = useTranslations("people.audit");
  const roles = useTranslations("people.people.role");
  const format = useFormatter();

  function wordsOf(value: unknown): string {
    if (isNothing(value)) return t("nothing");
    if (Array.isArray(value)) return value.map(wordsOf).join(", ");
    return isRecord(value) ? (hoursOf(value) ?? entriesOf(value)) : scalarWords(value);
  }

  function scalarWords(value: unknown): string {
    if (typeof value === "boolean") return value ? t("yes") : t("no");
    if (typeof value === "number") return format.number(value);
    const role = AgentRole.safeParse(value);
    return role.success ? roles(role.data) : String(value);
  }

  function entriesOf(value: Record<string, unknown>): string {
    return Object.entries(value)
      .map(([key, of]) => `${nameOf(key)}: ${wordsOf(of)}`)
      .join("; ");
  }

  function nameOf(key: string): string {
    const known = KNOWN.find((name) => name === key);
    return known ? t(`facts.${known}`) : spacedKey(key);
  }

  return (fact) => ({
    name: fact.key === "" ? "" : nameOf(fact.key),
    value:
      "before" in fact && !isNothing(fact.before)
        ? t("changed", { before: wordsOf(fact.before), after: wordsOf(fact.after) })
        : wordsOf(fact.after),
  });
}

/** A day's opening hours, in minutes since midnight, as clocks show them. */
function hoursOf({ opens, closes }: Record<string, unknown>): string | null {
  if (typeof opens !== "number" || typeof closes !== "number") return null;
  return `${clock(opens)}–${clock(closes)}`;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
