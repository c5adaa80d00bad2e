/** How many service messages were delivered this calendar month: the first thousand are free. */
export class ServiceUsage {
  private month = "";
  private delivered = 0;

  deliveredIn(now: number): number {
    return monthOf(now) === this.month ? this.delivered : 0;
  }

  countDelivered(now: number): void {
    this.delivered = this.deliveredIn(now) + 1;
    this.month = monthOf(now);
  }

  clear(): void {
    this.delivered = 0;
  }
}

function monthOf(now: number): string {
  return new Date(now).toISOString().slice(0, 7);
}
