import fc from "fast-check";
import { NOON_SECONDS } from "./inbox";
import { messageFrom, type Person, reactionFrom, statusOf, type Update } from "./meta-webhook";

/** How much of a person a webhook may show. The last two of these people share one phone, one after the other. */
const PEOPLE: readonly Person[] = [
  { phone: "351912555014", userId: "PT.1" },
  { phone: "5531987654321", userId: "BR.2" },
  { userId: "PT.3", username: "leo.sampaio" },
  { phone: "351900000001", userId: "PT.4" },
  { phone: "351900000001", userId: "PT.5" },
];
const SHARERS = new Set(["PT.4", "PT.5"]);
const HOURS = 3600;

/** Outbound messages exist before their statuses: half of them have lost the answer that carried the wamid. */
export const OUTBOUND = Array.from({ length: 6 }, (_, index) => ({
  clientMessageId: `00000000-0000-4000-8000-00000000000${index}`,
  wamid: `wamid.OUT${index}`,
  isAnswerLost: index % 2 === 1,
}));

/** One update of a generated history; `ids` maps a client message id to the message's id, which statuses echo. */
export type Happening = (ids: ReadonlyMap<string, string>) => Update;

function shown(person: Person, part: "all" | "phone" | "userId", name: string): Person {
  const { phone, userId, username } = person;
  const isWhole = part === "all" || SHARERS.has(userId ?? "");
  return {
    ...(phone && (isWhole || part === "phone") ? { phone } : {}),
    ...(userId && (isWhole || part === "userId" || !phone) ? { userId } : {}),
    ...(username ? { username } : {}),
    name,
  };
}

const message = fc
  .record({
    person: fc.constantFrom(...PEOPLE),
    part: fc.constantFrom("all" as const, "phone" as const, "userId" as const),
    name: fc.constantFrom("Marta", "Marta O.", "M. Oliveira"),
    at: fc.integer({ min: 0, max: 30 * HOURS }),
    text: fc.string({ unit: "grapheme", maxLength: 20 }),
    nth: fc.nat(1_000_000),
  })
  .map(
    ({ person, part, name, at, text, nth }): Happening =>
      () =>
        messageFrom(shown(person, part, name), text || ".", {
          at: NOON_SECONDS + at,
          wamid: `wamid.IN${person.userId}${at}.${nth}`,
        }),
  );

const reaction = fc
  .record({
    target: fc.constantFrom(...OUTBOUND.slice(0, 2)),
    emoji: fc.constantFrom("👍", "🙏", ""),
    at: fc.integer({ min: 0, max: 60 }),
    nth: fc.nat(1_000_000),
  })
  .map(
    ({ target, emoji, at, nth }): Happening =>
      () =>
        reactionFrom(shown(PEOPLE[0] ?? {}, "all", "Marta"), target.wamid, emoji, {
          at: NOON_SECONDS + at,
          wamid: `wamid.R${at}.${nth}`,
        }),
  );

const status = fc
  .record({
    target: fc.constantFrom(...OUTBOUND),
    status: fc.constantFrom("sent", "delivered", "read", "played", "failed"),
    at: fc.integer({ min: 0, max: 30 * HOURS }),
    code: fc.constantFrom(131047, 131026, 131049),
    echoes: fc.boolean(),
    names: fc.boolean(),
  })
  .map(
    ({ target, status: name, at, code, echoes, names }): Happening =>
      (ids) => {
        const callbackData = echoes ? ids.get(target.clientMessageId) : undefined;
        return statusOf(target.wamid, name, {
          at: NOON_SECONDS + at,
          ...(callbackData ? { callbackData } : {}),
          ...(name === "failed"
            ? { errors: [{ code, title: `error ${code}` }] }
            : { pricing: { category: "service", from: name, at } }),
          ...(names ? { to: { phone: "5531987654321", userId: "BR.2" } } : {}),
        });
      },
  );

/** A history of up to 40 updates among a few people. */
export const history = fc.array(fc.oneof({ arbitrary: message, weight: 4 }, { arbitrary: status, weight: 4 }, reaction), {
  minLength: 5,
  maxLength: 40,
});
