import { Ring } from "../ring";

const ROWS_KEPT = 3_000;

/** Why a webhook is not the plain first telling of its news. */
export type Mark = "duplicate" | "reordered" | "late" | "again";

/** A line of what passed between Meta and the product: one attempt of a webhook, or a call worth telling. */
export type LogRow = {
  id: number;
  at: number;
  /** Null: not a webhook. */
  deliveryId: number | null;
  customerIds: string[];
  words: string;
  subject: string;
  attempt: number;
  mark: Mark | null;
  status: number | null;
  /** Why there was no answer. */
  problem: string | null;
  tookMs: number | null;
};

export type LogEntry = Omit<LogRow, "id">;

export class WebhookLog {
  private readonly rows = new Ring<LogRow>(ROWS_KEPT);

  constructor(private readonly onChange: (row: LogRow) => void) {}

  add(entry: LogEntry): LogRow {
    const row = this.rows.add((id) => ({ id, ...entry }));
    this.onChange(row);
    return row;
  }

  settle(row: LogRow, outcome: Pick<LogRow, "status" | "problem" | "tookMs">): void {
    Object.assign(row, outcome);
    this.onChange(row);
  }

  /** Tells of a call that is no webhook: typing shown, messages marked as read. */
  note(at: number, customerId: string, words: string, subject = ""): void {
    const entry = { at, words, subject, deliveryId: null, customerIds: [customerId] };
    this.add({ ...entry, attempt: 1, mark: null, status: null, problem: null, tookMs: null });
  }

  since(after: number, limit: number, matches?: (row: LogRow) => boolean): LogRow[] {
    return this.rows.since(after, limit, matches);
  }

  clear(): void {
    this.rows.clear();
  }
}
