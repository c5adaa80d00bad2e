/** A log that forgets: at most `capacity` entries and `maxBytes` in all, the oldest go first. Ids rise without gaps. */
export class Ring<T extends { id: number }> {
  private entries: { entry: T; bytes: number }[] = [];
  private bytes = 0;
  private nextId = 1;

  constructor(
    private readonly capacity: number,
    private readonly maxBytes = Number.POSITIVE_INFINITY,
  ) {}

  add(make: (id: number) => T, bytes = 0): T {
    const entry = make(this.nextId++);
    this.entries.push({ entry, bytes });
    this.bytes += bytes;
    while (this.entries.length > this.capacity || (this.bytes > this.maxBytes && this.entries.length > 1)) {
      this.bytes -= this.entries.shift()?.bytes ?? 0;
    }
    return entry;
  }

  get(id: number): T | undefined {
    const first = this.entries[0]?.entry.id ?? 0;
    return this.entries[id - first]?.entry;
  }

  /** The newest `limit` entries that are younger than `after`, oldest first. */
  since(after: number, limit: number, matches: (entry: T) => boolean = () => true): T[] {
    const found: T[] = [];
    for (let i = this.entries.length - 1; i >= 0 && found.length < limit; i--) {
      const entry = this.entries[i]?.entry;
      if (!entry || entry.id <= after) break;
      if (matches(entry)) found.push(entry);
    }
    return found.reverse();
  }

  clear(): void {
    this.entries = [];
    this.bytes = 0;
  }
}
