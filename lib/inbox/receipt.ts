import { toProductTime } from "@/lib/clock";
import type { WebhookEvent } from "@/lib/whatsapp/webhook";

/**
 * An event as it counts here. What happened only after we heard of it, by Meta's clock, happened when we heard of it: a clock that is
 * ahead must not hold a window open, nor stand above what comes later. `receivedAt` is by the database's clock. Meta's own time of
 * what was written stays as `metaAt`.
 */
export function asReceived(event: WebhookEvent, receivedAt: Date): WebhookEvent {
  const heardAt = toProductTime(receivedAt);
  switch (event.kind) {
    case "message":
    case "reaction":
    case "system":
      return event.happenedAt > heardAt ? { ...event, happenedAt: heardAt, metaAt: event.happenedAt } : event;
    case "call":
    case "status":
    case "preference":
      return event.happenedAt > heardAt ? { ...event, happenedAt: heardAt } : event;
    default:
      return event;
  }
}
