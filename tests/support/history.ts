import fc from "fast-check";
import { NOON_SECONDS } from "./inbox";
import {
  bookEntryOf,
  callFrom,
  echoTo,
  editFrom,
  historyOf,
  inGroup,
  messageFrom,
  moveOf,
  type Person,
  pastMediaOf,
  preferenceOf,
  reactionFrom,
  revocationFrom,
  statusOf,
  type Update,
} from "./meta-webhook";
import { wamidOf } from "./wamids";

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

/** Meta names one message with either of the contact's identifiers. */
const spelling = fc.constantFrom("phone" as const, "userId" as const);
type Spelling = "phone" | "userId";

function spell({ phone, userId }: Person, by: "contact" | "business", token: string, spelled: Spelling): string {
  return wamidOf({ peer: (spelled === "phone" ? phone : userId) ?? "", by, token });
}

/** Whom we wrote to before a history begins. */
const MARTA: Person = { phone: "351912555014", userId: "PT.1" };

/** Outbound messages exist before their statuses and echoes: half of them have lost the answer that carried the wamid. */
export const OUTBOUND = Array.from({ length: 6 }, (_, index) => ({
  clientMessageId: `00000000-0000-4000-8000-00000000000${index}`,
  body: `From here ${index}`,
  wamid: spell(MARTA, "business", `3EB00${index}`, "phone"),
  named: (spelled: Spelling) => spell(MARTA, "business", `3EB00${index}`, spelled),
  isAnswerLost: index % 2 === 1,
}));

/**
 * One update of a generated history; `ids` maps a client message id to the message's id, which statuses echo. One of a clock that was
 * ahead says when it came: however often it comes, that is the first time.
 */
export type Happening = (ids: ReadonlyMap<string, string>) => Update & { receivedAt?: Date };

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
    quotes: fc.option(fc.record({ target: fc.constantFrom(...OUTBOUND), spelled: spelling }), { nil: null }),
    nth: fc.nat(1_000_000),
  })
  .map(
    ({ person, part, name, at, text, quotes, nth }): Happening =>
      () =>
        messageFrom(shown(person, part, name), text || ".", {
          at: NOON_SECONDS + at,
          wamid: `wamid.IN${person.userId}${at}.${nth}`,
          ...(quotes ? { quoted: quotes.target.named(quotes.spelled) } : {}),
        }),
  );

const reaction = fc
  .record({
    target: fc.constantFrom(...OUTBOUND.slice(0, 2)),
    spelled: spelling,
    emoji: fc.constantFrom("👍", "🙏", ""),
    at: fc.integer({ min: 0, max: 60 }),
    nth: fc.nat(1_000_000),
  })
  .map(
    ({ target, spelled, emoji, at, nth }): Happening =>
      () =>
        reactionFrom(shown(PEOPLE[0] ?? {}, "all", "Marta"), target.named(spelled), emoji, {
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
    links: fc.boolean(),
    spelled: spelling,
  })
  .map(
    ({ target, status: name, at, code, echoes, links, spelled }): Happening =>
      (ids) => {
        const callbackData = echoes && !links ? ids.get(target.clientMessageId) : undefined;
        // One of nobody's message may still tell that a phone and a user id are one person's.
        return statusOf(links ? "wamid.NOBODYS" : target.named(spelled), name, {
          at: NOON_SECONDS + at,
          ...(callbackData ? { callbackData } : {}),
          ...(name === "failed"
            ? { errors: [{ code, title: `error ${code}` }] }
            : { pricing: { category: "service", from: name, at } }),
          to: links ? { phone: "5531987654321", userId: "BR.2" } : MARTA,
        });
      },
  );

/** Some numbers are told of what was sent from here. */
const ownEcho = fc.record({ target: fc.constantFrom(...OUTBOUND.slice(2)), spelled: spelling }).map(
  ({ target, spelled }): Happening =>
    () =>
      echoTo(MARTA, target.body, { at: NOON_SECONDS + 1, wamid: target.named(spelled) }),
);

/** What members of a group do to its one message, which may come last; some of it is not theirs to do. */
const MEMBERS: readonly Person[] = [
  { phone: "447700900001", userId: "GB.1", name: "One" },
  { phone: "447700900002", userId: "GB.2", name: "Two" },
];
const inTheGroup = fc
  .record({
    member: fc.constantFrom(...MEMBERS),
    what: fc.constantFrom("message" as const, "edit" as const, "revoke" as const, "👍" as const, "" as const),
    at: fc.integer({ min: 0, max: 20 }),
  })
  .map(
    ({ member, what, at }): Happening =>
      () => {
        const target = "wamid.GROUPS";
        const options = { at: NOON_SECONDS + at, wamid: `${target}.${what}${member.userId}${at}` };
        const [author = {}] = MEMBERS;
        const updates = {
          message: messageFrom(author, "in the group", { at: NOON_SECONDS, wamid: target }),
          edit: editFrom(member, target, `group words of ${at}`, options),
          revoke: revocationFrom(member, target, options),
          "👍": reactionFrom(member, target, "👍", options),
          "": reactionFrom(member, target, "", options),
        };
        return inGroup(updates[what], "GROUP1");
      },
  );

/** A message among a few that are edited, taken back and answered on the phone, each at any time. */
const AMENDED = Array.from({ length: 2 }, (_, index) => `AC00${index}`);
const amendment = fc
  .record({
    target: fc.constantFrom(...AMENDED),
    what: fc.constantFrom("message" as const, "edit" as const, "edit" as const, "revoke" as const),
    at: fc.integer({ min: 0, max: 60 }),
    spelled: spelling,
  })
  .map(
    ({ target: token, what, at, spelled }): Happening =>
      () => {
        const person = shown(PEOPLE[1] ?? {}, "all", "Bia");
        const target = spell(person, "contact", token, spelled);
        const options = { at: NOON_SECONDS + at, wamid: `wamid.${token}.${what}${at}` };
        if (what === "edit") return editFrom(person, target, `words of ${at}`, options);
        if (what === "revoke") return revocationFrom(person, target, options);
        return messageFrom(person, "first words", { at: NOON_SECONDS, wamid: target });
      },
  );

/** What is typed on the number's own phone, to people who write as well. */
const echo = fc
  .record({
    person: fc.constantFrom(...PEOPLE.slice(0, 3)),
    target: fc.constantFrom(undefined, "wamid.ECHO"),
    at: fc.integer({ min: 0, max: 30 * HOURS }),
  })
  .map(
    ({ person, target, at }): Happening =>
      () => {
        const options = { at: NOON_SECONDS + at, wamid: `wamid.E${person.userId}${at}` };
        if (target === undefined) return echoTo(person, `typed at ${at}`, options);
        const content = {
          original_message_id: `wamid.E${person.userId}${at - (at % 7)}`,
          message: { type: "text", text: { body: "typed anew" } },
        };
        return echoTo(person, "", { ...options, wamid: `${target}${person.userId}${at}`, type: "edit", content });
      },
  );

/** Words of before among people who still write: half of them typed by us. Each also comes live, is read, or is edited, sometimes. */
const PAST = Array.from({ length: 4 }, (_, nth) => ({
  person: shown(PEOPLE[nth % 3] ?? {}, "all", "Marta"),
  isOurs: nth % 2 === 1,
  wamid: `wamid.PAST${nth}`,
  at: NOON_SECONDS - (6 - nth) * HOURS,
  text: `words ${nth}`,
}));
const part = {
  phase: fc.nat(2),
  chunk: fc.integer({ min: 1, max: 3 }),
  progress: fc.nat(100),
  status: fc.constantFrom("PENDING", "SENT", "DELIVERED", "READ"),
};
const past = fc
  .record({ ...part, message: fc.constantFrom(...PAST), what: fc.constantFrom("part", "part", "live", "status", "edit") })
  .map(
    ({ message, what, status, chunk, ...told }): Happening =>
      () => {
        const { person, isOurs, wamid, at, text } = message;
        if (what === "live") return isOurs ? echoTo(person, text, message) : messageFrom(person, text, message);
        if (what === "status" && isOurs) return statusOf(wamid, status === "READ" ? "read" : "delivered", { at: at + chunk });
        if (what !== "edit") return historyOf(person, [{ ...message, status }], { ...told, chunk });
        const content = { original_message_id: wamid, message: { type: "text", text: { body: `edited ${chunk}` } } };
        const edit = { at: at + chunk, wamid: `${wamid}.edit${chunk}`, type: "edit", content };
        return isOurs ? echoTo(person, "", edit) : messageFrom(person, "", edit);
      },
  );

/** Files of before: announced by a part, sent by themselves, and perhaps live. */
const pastFile = fc.record({ ...part, nth: fc.nat(3), what: fc.constantFrom("part", "file", "live") }).map(
  ({ nth, what, status, ...told }): Happening =>
    () => {
      const { person, isOurs, at } = PAST[nth] ?? { person: {}, isOurs: false, at: 0 };
      const content = { id: `media-${nth}`, mime_type: "image/jpeg", caption: `picture ${nth}` };
      const file = { at: at + 60, wamid: `wamid.FILE${nth}`, type: "image", content };
      if (what === "file") return pastMediaOf(person, { ...file, isOurs, status });
      if (what === "live") return isOurs ? echoTo(person, "", file) : messageFrom(person, "", file);
      const placeholder = { at: file.at, wamid: file.wamid, type: "media_placeholder" };
      return historyOf(person, [{ ...placeholder, isOurs, status }], told);
    },
);

/** Names that come and go in the address book of the number's phone. */
const bookEntry = fc
  .record({
    person: fc.constantFrom(...PEOPLE.slice(0, 2), PEOPLE[3] ?? {}),
    name: fc.constantFrom("Marta Shop", "Bia", null),
    at: fc.integer({ min: 0, max: 5 }),
  })
  .map(
    ({ person, name, at }): Happening =>
      () =>
        bookEntryOf(person.phone ?? "", name, { at: NOON_SECONDS + at }),
  );

/** Answers typed on the phone, each at its hour, that arrive or fail; what is told of them may come before them. */
const answer = fc
  .record({
    hour: fc.integer({ min: 0, max: 3 }),
    what: fc.constantFrom("typed" as const, "typed" as const, "delivered" as const, "failed" as const, "failed" as const),
    after: fc.integer({ min: 0, max: 20 * HOURS }),
  })
  .map(
    ({ hour, what, after }): Happening =>
      () => {
        const at = NOON_SECONDS + hour * HOURS;
        const wamid = `wamid.ANSWER${hour}`;
        if (what === "typed") return echoTo(shown(PEOPLE[1] ?? {}, "all", "Bia"), `answered at ${hour}`, { at, wamid });
        const errors = what === "failed" ? { errors: [{ code: 131026, title: "error 131026" }] } : {};
        return statusOf(wamid, what, { at: at + after, ...errors });
      },
  );

/** What came from a clock that was ahead, by a little, by hours, or by far: somebody wrote, or Meta tells of a reply. */
const ahead = fc
  .record({
    person: fc.constantFrom(...PEOPLE.slice(0, 3)),
    target: fc.option(fc.constantFrom(...OUTBOUND), { freq: 2 }),
    name: fc.constantFrom("delivered" as const, "failed" as const),
    heard: fc.integer({ min: 0, max: 30 * HOURS }),
    by: fc.constantFrom(1, 3 * HOURS, 40 * HOURS, 2_000_000_000),
  })
  .map(
    ({ person, target, name, heard, by }): Happening =>
      () => {
        const receivedAt = new Date((NOON_SECONDS + heard) * 1_000);
        const at = NOON_SECONDS + heard + by;
        const errors = name === "failed" ? { errors: [{ code: 131047, title: "error 131047" }] } : {};
        const told = target
          ? statusOf(target.wamid, name, { at, ...errors })
          : messageFrom(person, "ahead", { at, wamid: `wamid.AHEAD${person.userId}${heard}.${by}` });
        return { ...told, receivedAt };
      },
  );

/** A few calls, of which reports come in any order; each was taken, or never. */
const call = fc
  .record({
    nth: fc.integer({ min: 0, max: 3 }),
    event: fc.constantFrom("connect" as const, "terminate" as const),
  })
  .map(
    ({ nth, event }): Happening =>
      () => {
        const begins = NOON_SECONDS + nth * 2 * HOURS;
        const at = event === "connect" ? begins : begins + 90;
        return callFrom(shown(PEOPLE[nth % 3] ?? {}, "all", "Marta"), {
          at,
          id: `wacid.${nth}`,
          event,
          ...(nth % 2 === 0 && event === "terminate" ? { startedAt: begins + 30 } : {}),
        });
      },
  );

const preference = fc
  .record({
    person: fc.constantFrom(...PEOPLE.slice(0, 3)),
    value: fc.constantFrom("stop" as const, "resume" as const),
    at: fc.integer({ min: 0, max: 5 }),
  })
  .map(
    ({ person, value, at }): Happening =>
      () =>
        preferenceOf(person, value, { at: NOON_SECONDS + at }),
  );

/** Somebody who changes number and user id at one instant, and writes before and after. */
const MOVED_AT = NOON_SECONDS + 10 * HOURS;
const BEFORE: Person = { phone: "34600000001", userId: "ES.6" };
const AFTER: Person = { phone: "34600000002", userId: "ES.7" };
const move = fc
  .record({
    what: fc.constantFrom("before" as const, "after" as const, "move" as const),
    part: fc.constantFrom("all" as const, "phone" as const, "userId" as const),
    at: fc.integer({ min: 1, max: 9 * HOURS }),
  })
  .map(
    ({ what, part, at }): Happening =>
      () => {
        if (what === "move") return moveOf(BEFORE, AFTER, { at: MOVED_AT, wamid: "wamid.MOVE" });
        const person = shown(what === "before" ? BEFORE : AFTER, part, "Nuno");
        return messageFrom(person, what, {
          at: what === "before" ? MOVED_AT - at : MOVED_AT + at,
          wamid: `wamid.M${what}${part}${at}`,
        });
      },
  );

/** A history of up to 40 updates among a few people. */
export const history = fc.array(
  fc.oneof(
    { arbitrary: message, weight: 4 },
    { arbitrary: status, weight: 4 },
    { arbitrary: amendment, weight: 4 },
    { arbitrary: echo, weight: 2 },
    { arbitrary: answer, weight: 3 },
    { arbitrary: ahead, weight: 3 },
    { arbitrary: move, weight: 2 },
    { arbitrary: ownEcho, weight: 2 },
    { arbitrary: inTheGroup, weight: 2 },
    { arbitrary: past, weight: 4 },
    { arbitrary: pastFile, weight: 2 },
    bookEntry,
    reaction,
    call,
    preference,
  ),
  { minLength: 5, maxLength: 40 },
);
