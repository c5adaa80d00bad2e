import { parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { DeliveryBucket, type MessageFilter, type ReportQuery } from "@/lib/contract/supervision";
import { matching, scopeParsers } from "../frame/scope";

const parseAsInstant = matching((text) => !Number.isNaN(Date.parse(text)) && text.endsWith("Z"));
const parseAsWord = matching((text) => text.length > 0 && text.length <= 64);

/** What the list of messages shows, as its address says it: a period, or the two instants that a figure was counted between. */
export const messageParsers = {
  ...scopeParsers,
  from: parseAsInstant,
  to: parseAsInstant,
  bucket: parseAsStringLiteral(DeliveryBucket.options),
  template: matching((text) => text.length > 0 && text.length <= 512),
  cause: parseAsWord,
  priceCategory: parseAsWord,
  priceType: parseAsWord,
  measured: parseAsStringLiteral(["yes"] as const),
  q: parseAsString,
  /** How many the figure said that was clicked. */
  expected: parseAsInteger,
};

/** Narrows the list down, beside when and whose. */
export const NARROWING = ["bucket", "template", "cause", "priceCategory", "priceType", "measured", "agentId"] as const;
export type Narrowing = (typeof NARROWING)[number];

export type MessageQuery = {
  from: string | null;
  to: string | null;
  bucket: DeliveryBucket | null;
  template: string | null;
  cause: string | null;
  priceCategory: string | null;
  priceType: string | null;
  measured: "yes" | null;
  agentId: string | null;
  q: string | null;
  expected: number | null;
};

/** What the server is asked. The instants of the address go before its period. */
export function messageFilter(query: MessageQuery, { from, to, numberId, teamId }: ReportQuery): MessageFilter {
  const present = <Key extends keyof MessageFilter>(key: Key, value: MessageFilter[Key] | null) =>
    value === null || value === undefined || value === "" ? {} : { [key]: value };
  return {
    ...(query.from !== null && query.to !== null ? { from: query.from, to: query.to } : { from, to }),
    ...present("numberId", numberId),
    ...present("teamId", teamId),
    ...present("agentId", query.agentId),
    ...present("bucket", query.bucket),
    ...present("template", query.template),
    ...present("cause", query.cause),
    ...present("priceCategory", query.priceCategory),
    ...present("priceType", query.priceType),
    ...present("measured", query.measured),
    ...present("q", query.q?.trim().slice(0, 200) ?? null),
  };
}

/** How a list has moved on since its figure was counted. */
export function movedOn(expected: number | null, total: number): { kind: "more" | "fewer"; count: number } | null {
  if (expected === null || expected === total) return null;
  return { kind: total > expected ? "more" : "fewer", count: Math.abs(total - expected) };
}
