import type { TemplateSnapshot } from "@/lib/contract/message";
import type { AgentKey } from "./team";

/** Someone on WhatsApp. `phone` and `waId` are digits; without a phone the business knows a username and a BSUID. */
export type Person = { name: string | null; username?: string; phone?: string; waId?: string; userId: string };

/** How long before the start something happened: "2d 3h 10m", "45m", "30s". */
export type Ago = string;

/** Meta's reason why a message failed. */
export type Failure = { code: number; title: string; details: string };

/** Gives a line a name, so that another can quote or react to it. */
type Named = { key?: string; quotes?: string };

export type Line =
  | ({ by: "contact"; ago: Ago; text: string | null; type: string; content: object | null; forwarded: boolean } & Named)
  | ({ by: AgentKey; ago: Ago; text: string; template: TemplateSnapshot | null; outcome: Outcome } & Named)
  | { by: "reaction"; side: "contact" | "business"; ago: Ago; emoji: string; to: string }
  | { by: "event"; ago: Ago; kind: "assigned" | "resolved" | "reopened"; actor: AgentKey; subject?: AgentKey };

/** How far a message of ours came. A failure says why. */
export type Outcome = "unknown" | "accepted" | "sent" | "delivered" | "read" | Failure;

/** One conversation of the sandbox, its lines in order of time. */
export type Story = {
  person: Person;
  assignee?: AgentKey;
  state?: "open" | "resolved";
  /** How many of the contact's newest messages nobody has opened. */
  unread?: number;
  markedUnread?: boolean;
  draft?: { by: AgentKey; text: string };
  lines: readonly Line[];
};

/** The contact writes. */
export function says(
  ago: Ago,
  text: string | null,
  more: Named & { type?: string; content?: object; forwarded?: boolean } = {},
): Line {
  return { by: "contact", ago, text, type: "text", content: null, forwarded: false, ...more };
}

/** An agent answers. Without an outcome the contact has read it. */
export function answers(by: AgentKey, ago: Ago, text: string, more: Named & { outcome?: Outcome } = {}): Line {
  return { by, ago, text, template: null, outcome: "read", ...more };
}

/** An agent sends an approved template. */
export function sendsTemplate(by: AgentKey, ago: Ago, template: TemplateSnapshot, outcome: Outcome = "read"): Line {
  return { by, ago, text: template.body, template, outcome };
}

/** A reaction of the contact to the line named `to`. */
export function reacts(ago: Ago, emoji: string, to: string): Line {
  return { by: "reaction", side: "contact", ago, emoji, to };
}

/** A reaction of ours to the line named `to`. */
export function reactsBack(ago: Ago, emoji: string, to: string): Line {
  return { by: "reaction", side: "business", ago, emoji, to };
}

/** Something that happened to the conversation besides messages. */
export function happens(ago: Ago, kind: "assigned" | "resolved" | "reopened", actor: AgentKey, subject?: AgentKey): Line {
  return { by: "event", ago, kind, actor, ...(subject ? { subject } : {}) };
}

/** A person with a phone. The BSUID follows from it, unless the simulator knows the person by another. */
export function withPhone(name: string | null, country: string, phone: string, more: Partial<Person> = {}): Person {
  return { name, phone, userId: `${country}.88214077318${phone.slice(-6)}`, ...more };
}

const UNIT_MS: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };

/** Milliseconds of an `Ago`. */
export function durationMs(ago: Ago): number {
  return ago.split(" ").reduce((total, part) => total + Number.parseInt(part, 10) * (UNIT_MS[part.slice(-1)] ?? Number.NaN), 0);
}
