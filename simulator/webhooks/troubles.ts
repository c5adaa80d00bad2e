/** What can go wrong on the way, once, to the next thing that fits. */
export type TroubleKind = "duplicate" | "out-of-order" | "late" | MediaTrouble;

/**
 * What can go wrong with the next file: Meta has lost it, answers late, breaks off halfway, leads to another host, or announced
 * another checksum.
 */
export type MediaTrouble = "media-gone" | "media-slow" | "media-truncated" | "media-redirect" | "media-checksum";

export type Trouble = {
  id: number;
  kind: TroubleKind;
  /** Null: whoever comes first. */
  customerId: string | null;
  /** How many copies follow a duplicate. */
  copies: number;
  /** How late a late message arrives, or a slow file begins (in real time). */
  lateMs: number;
};

const MOST_TROUBLES = 200;

export class Troubles {
  private armed: Trouble[] = [];
  private nextId = 1;

  /** `onChange` hears whenever something is armed, used or called off. */
  constructor(private readonly onChange: () => void) {}

  arm(trouble: Omit<Trouble, "id">): Trouble {
    const armed = { id: this.nextId++, ...trouble };
    this.armed = [...this.armed, armed].slice(-MOST_TROUBLES);
    this.onChange();
    return armed;
  }

  /** Hands out, once, the first trouble of a kind that is meant for this customer or for anyone. */
  take(kind: TroubleKind, customerId: string | null): Trouble | undefined {
    const found = this.armed.find(
      (trouble) => trouble.kind === kind && (trouble.customerId === null || trouble.customerId === customerId),
    );
    if (found) this.disarm(found.id);
    return found;
  }

  disarm(id: number): boolean {
    const before = this.armed.length;
    this.armed = this.armed.filter((trouble) => trouble.id !== id);
    this.onChange();
    return this.armed.length < before;
  }

  list(): Trouble[] {
    return [...this.armed];
  }

  clear(): void {
    this.armed = [];
    this.onChange();
  }
}
