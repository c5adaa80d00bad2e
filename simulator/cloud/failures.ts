/** What shall happen to the next messages the business sends. */
export type FailureKind =
  /** Meta refuses with a code: at once, or with a later `failed` status. */
  | { kind: "error"; code: number; arrival: "sync" | "async"; details: string | null }
  /** Meta accepts and processes the message, but the connection breaks before the answer. */
  | { kind: "answer-lost" }
  /** The connection breaks before Meta has seen the message. */
  | { kind: "cut-off" }
  /** An HTTP status without a body; nothing was processed. */
  | { kind: "http"; status: number }
  /** Meta accepts, but answers only after this many milliseconds of real time. */
  | { kind: "answer-late"; ms: number };

/** What a send is about, for failures that are armed for some only. */
type SendFacts = { customerId: string | null; numberId: string; template: string | null };

export type ArmedFailure = {
  id: number;
  /** Null: the next message to anyone. */
  customerId: string | null;
  /** Null: from any number. */
  numberId: string | null;
  /** The name of the template that it is for. Null: any message. */
  template: string | null;
  /** How many messages it still hits. */
  times: number;
  failure: FailureKind;
};

const MOST_FAILURES = 200;

export class Failures {
  private armed: ArmedFailure[] = [];
  private nextId = 1;

  /** `onChange` hears whenever something is armed, used or called off. */
  constructor(private readonly onChange: () => void) {}

  arm(failure: Omit<ArmedFailure, "id">): ArmedFailure {
    const armed = { id: this.nextId++, ...failure };
    this.armed = [...this.armed, armed].slice(-MOST_FAILURES);
    this.onChange();
    return armed;
  }

  /** Hands out what was armed first that fits this send. */
  take(send: SendFacts): FailureKind | null {
    const found = this.armed.find(
      (armed) =>
        (armed.customerId === null || armed.customerId === send.customerId) &&
        (armed.numberId === null || armed.numberId === send.numberId) &&
        (armed.template === null || armed.template === send.template),
    );
    if (!found) return null;
    found.times--;
    if (found.times <= 0) this.armed = this.armed.filter(({ id }) => id !== found.id);
    this.onChange();
    return found.failure;
  }

  disarm(id: number): boolean {
    const before = this.armed.length;
    this.armed = this.armed.filter((armed) => armed.id !== id);
    this.onChange();
    return this.armed.length < before;
  }

  list(): ArmedFailure[] {
    return [...this.armed];
  }

  clear(): void {
    this.armed = [];
    this.onChange();
  }
}
