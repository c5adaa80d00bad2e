import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  attempted,
  type DraftState,
  type DraftWords,
  joinDrafts,
  joinReturned,
  mergeWords,
  met,
  stateOf,
  written,
} from "@/lib/client/draft-merge";
import type { DraftInput, OwnDraft } from "@/lib/contract/draft";

const NONE: OwnDraft = { text: "", beside: "", revision: null, version: 0 };
const draft = (text: string, revision: string, version: number, beside = ""): OwnDraft => ({ text, beside, revision, version });
const words = (text: string, beside = "") => ({ text, beside });

describe("the text on screen", () => {
  const offline = written(stateOf(draft("Dear Marta", "r1", 1)), words("Dear Marta, the blue one"), "mine");

  it("is not replaced by the older draft that a reconnect brings", () => {
    expect(met(offline, draft("Dear Marta", "r1", 1), "next")).toBe(offline);
  });

  it("stays when another device has written, whose words wait beside it", () => {
    const state = met(offline, draft("Dear Marta, the red one", "theirs", 2), "next");
    expect(state.words).toEqual(words("Dear Marta, the blue one", "Dear Marta, the red one"));
    expect(state).toMatchObject({ pending: "next", knows: ["theirs"] });
  });

  it("is saved when an answer was lost and the server has it after all", () => {
    expect(met(attempted(offline), draft("Dear Marta, the blue one", "mine", 2), "next")).toMatchObject({
      pending: null,
      words: words("Dear Marta, the blue one"),
    });
  });

  it("is still to be saved when it went on while a save was under way", () => {
    const later = written(attempted(offline), words("Dear Marta, the blue one is here"), "later");
    expect(met(later, draft("Dear Marta, the blue one", "mine", 2), "next")).toMatchObject({
      pending: "later",
      words: words("Dear Marta, the blue one is here"),
    });
  });

  it("follows another device where nothing is unsaved", () => {
    expect(met(stateOf(draft("Dear", "r1", 1)), draft("Dear Marta", "r2", 2), "next").words).toEqual(words("Dear Marta"));
    expect(met(stateOf(draft("Dear", "r1", 1)), draft("", "r2", 2), "next").words).toEqual(words(""));
  });

  it("is not set back by news that were overtaken", () => {
    const state = met(stateOf(draft("Dear", "r1", 1)), draft("Dear Marta", "r3", 3), "next");
    expect(met(state, draft("Dear M", "r2", 2), "next")).toBe(state);
    expect(met(state, NONE, "next")).toBe(state);
  });
});

describe("what two devices wrote", () => {
  it("is one text when one of them has all of the other's", () => {
    expect(mergeWords(words(""), words("Yes, today"), words("Yes,"))).toEqual(words("Yes, today"));
    expect(mergeWords(words(""), words("Nothing"), words("No"))).toEqual(words("Nothing", "No"));
  });

  it("keeps what was sent here away, and what was written there meanwhile", () => {
    expect(mergeWords(words("Yes"), words(""), words("Yes"))).toEqual(words(""));
    expect(mergeWords(words("Yes"), words(""), words("Yes, and no"))).toEqual(words("Yes, and no"));
  });

  it("stays discarded when only the text went on there", () => {
    expect(mergeWords(words("A", "old"), words("A", ""), words("A b", "old"))).toEqual(words("A b", ""));
  });
});

it("a text that comes back loses nothing of what was written since, and does not double itself", () => {
  expect(joinDrafts("Refused", "")).toBe("Refused");
  expect(joinDrafts("Refused", "Written since")).toBe("Refused\n\nWritten since");
  expect(joinDrafts("Refused", "Refused ")).toBe("Refused");
});

it("several texts that come back one by one stand in the order in which they were sent, before what was written since", () => {
  const first = joinReturned("", "One", "Written since");
  const second = joinReturned(first.returned, "Two", first.text);
  expect(second.text).toBe("One\n\nTwo\n\nWritten since");
  expect(joinReturned(second.returned, "One", second.text).text).toBe(second.text);
  expect(joinReturned(second.returned, "Three", "Rewritten").text).toBe("Three\n\nRewritten");
  expect(joinReturned("", "One", first.text).text).toBe(first.text);
});

/** The server's rule, as lib/inbox/drafts has it: what is there is replaced by whoever knows it. */
class Server {
  draft: OwnDraft = NONE;

  save({ text, beside, revision, knows }: DraftInput): OwnDraft {
    const { revision: current, version } = this.draft;
    const isKnown = current === null || current === revision || knows.includes(current);
    if (isKnown && current !== revision) this.draft = { text, beside, revision, version: version + 1 };
    return this.draft;
  }
}

/** A browser whose requests and answers are late, lost, or in another order than they were made. */
class Device {
  state: DraftState;
  readonly requests: DraftInput[] = [];
  readonly answers: OwnDraft[] = [];

  constructor(
    private readonly server: Server,
    private readonly newName: () => string,
  ) {
    this.state = stateOf(server.draft);
  }

  write(change: (now: DraftWords) => DraftWords) {
    this.state = written(this.state, change(this.state.words), this.newName());
  }

  save() {
    if (this.state.pending === null) return;
    const revision = this.state.pending;
    const knows = [...this.state.knows];
    this.state = attempted(this.state);
    this.requests.push({ ...this.state.words, revision, knows });
  }

  fetch() {
    this.answers.push(this.server.draft);
  }

  arrive(nth: number, isAnswered: boolean) {
    const [request] = this.requests.splice(nth % Math.max(1, this.requests.length), 1);
    if (!request) return;
    const answer = this.server.save(request);
    if (isAnswered) this.answers.push(answer);
  }

  hear(nth: number) {
    const [answer] = this.answers.splice(nth % Math.max(1, this.answers.length), 1);
    if (answer) this.state = met(this.state, answer, this.newName());
  }

  /** What is unsaved is in the browser's storage; what is saved comes from the server. Nothing under way comes back. */
  reload() {
    this.answers.length = 0;
    if (this.state.pending === null) this.state = stateOf(this.server.draft);
  }
}

const step = fc.oneof(
  ...(["type", "type", "type", "save", "save", "fetch", "reload", "send", "delete", "add", "discard"] as const).map((name) =>
    fc.record({ do: fc.constant(name) }),
  ),
  fc.record({ do: fc.constant("arrive" as const), nth: fc.nat(3), isAnswered: fc.boolean() }),
  fc.record({ do: fc.constant("arrive" as const), nth: fc.nat(3), isAnswered: fc.boolean() }),
  fc.record({ do: fc.constant("hear" as const), nth: fc.nat(3) }),
  fc.record({ do: fc.constant("hear" as const), nth: fc.nat(3) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const history = (devices: number) => fc.array(fc.tuple(fc.nat(devices - 1), step), { maxLength: 60 });

/** Who wrote what, and what somebody sent, deleted or discarded. */
class Story {
  readonly server = new Server();
  readonly devices: Device[];
  readonly typed: string[] = [];
  readonly gone = new Set<string>();
  private names = 0;

  constructor(steps: readonly (readonly [number, Step])[], count: number) {
    this.devices = Array.from({ length: count }, () => new Device(this.server, () => `r${++this.names}`));
    for (const [index, now] of steps) {
      const device = this.devices[index];
      if (device) this.take(device, now);
    }
  }

  lost(kept: ReadonlySet<string>): string[] {
    return this.typed.filter((word) => !this.gone.has(word) && !kept.has(word));
  }

  private take(device: Device, now: Step) {
    const { do: what } = now;
    if (what === "save" || what === "fetch" || what === "reload") device[what]();
    else if (now.do === "arrive") device.arrive(now.nth, now.isAnswered);
    else if (now.do === "hear") device.hear(now.nth);
    else if (what !== "arrive" && what !== "hear") device.write((shown) => this.written(shown, what));
  }

  private written(now: DraftWords, how: "type" | "send" | "delete" | "add" | "discard"): DraftWords {
    const { text, beside } = now;
    const [first = "", ...rest] = text.split(" ");
    if (how === "add") return { text: joinDrafts(beside, text), beside: "" };
    if (how === "type") return { text: `${text} ${this.newWord()}`.trim(), beside };
    this.forget({ send: text, delete: first, discard: beside }[how]);
    return how === "discard" ? { text, beside: "" } : { text: how === "send" ? "" : rest.join(" "), beside };
  }

  private newWord(): string {
    const word = `w${this.typed.length}`;
    this.typed.push(word);
    return word;
  }

  private forget(text: string) {
    for (const word of text.split(/\s+/).filter(Boolean)) this.gone.add(word);
  }
}

/** The network is back, and everybody has heard everything. */
function settle({ devices }: Story): void {
  const busy = () => devices.some((device) => device.state.pending !== null || device.requests.length > 0);
  for (let round = 0; round < 50 && busy(); round += 1) {
    for (const device of devices) {
      device.save();
      while (device.requests.length > 0) device.arrive(0, true);
      device.fetch();
      while (device.answers.length > 0) device.hear(0);
    }
  }
  for (const device of devices) {
    device.fetch();
    while (device.answers.length > 0) device.hear(0);
  }
}

const allWords = ({ text, beside }: DraftWords) => new Set(`${text} ${beside}`.split(/\s+/));

describe("whatever happens to the network, the devices and the pages", () => {
  it("every word that nobody sent, deleted or discarded is in the draft of every device in the end", () => {
    fc.assert(
      fc.property(history(3), (steps) => {
        const played = new Story(steps, 3);
        settle(played);
        for (const { state } of played.devices) {
          const kept = allWords(state.words);
          expect(played.lost(kept)).toEqual([]);
          expect(state.pending).toBeNull();
          expect(state.words).toEqual(words(played.server.draft.text, played.server.draft.beside));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("at no moment does a device take a word from its own screen that its writer had not saved", () => {
    fc.assert(
      fc.property(history(2), (steps) => {
        const played = new Story(steps, 2);
        const { devices, server } = played;
        const kept = allWords(words([...devices.map(({ state }) => state.words), server.draft].flatMap(Object.values).join(" ")));
        expect(played.lost(kept)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it("what one device sent does not come back to it", () => {
    fc.assert(
      fc.property(history(1), (steps) => {
        const played = new Story(steps, 1);
        settle(played);
        const kept = allWords(played.server.draft);
        expect([...played.gone].filter((word) => kept.has(word))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
