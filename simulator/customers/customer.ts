import { makeUserId } from "../ids";
import { CallRequests } from "./call-requests";
import { countryOf } from "./country";
import type { PhoneMessage } from "./message";
import { PairBucket } from "./pair-bucket";

/** Messages a phone keeps; older ones leave first. */
const MESSAGES_KEPT = 5_000;
const WINDOW_MS = 24 * 3_600_000;

export type CustomerFacts = {
  id: string;
  profileName?: string | null | undefined;
  username?: string | null | undefined;
  /** Digits that one dials. Null: known to the business by username alone. */
  phone?: string | null | undefined;
  /** WhatsApp's own form of the number where it differs (Brazil, Mexico, Argentina). */
  waId?: string | null | undefined;
  userId?: string | undefined;
  country?: string | undefined;
};

/** A person on WhatsApp with a phone in the hand. */
export class Customer {
  readonly id: string;
  profileName: string | null;
  username: string | null;
  phone: string | null;
  waId: string | null;
  userId: string;
  isOnline = true;
  readReceipts = true;
  /** This customer has blocked the business. */
  blocksUs = false;
  isChatOpen = false;
  /** Null follows the simulator's setting. */
  autoRead: boolean | null = null;
  hasStoppedMarketing = false;
  /** By number of the business: Meta's time of the newest message that opens the service window with it. */
  private readonly lastInbound = new Map<string, number>();
  typingUntil: number | null = null;
  /** When the webhook of the last thing this customer wrote leaves: the next one leaves after it, as they were written. */
  lastLeavesAt = 0;
  /** In airplane mode: what leaves the phone when it is back, in order. */
  readonly outgoing: (() => void)[] = [];
  private readonly pairs = new Map<string, PairBucket>();
  readonly callRequests = new CallRequests();
  readonly messages: PhoneMessage[] = [];

  /** `homeId` is the business's number that is meant when none is named. */
  constructor(
    facts: CustomerFacts,
    private readonly homeId: string,
  ) {
    this.id = facts.id;
    this.profileName = facts.profileName ?? null;
    this.username = facts.username ?? null;
    this.phone = facts.phone ?? null;
    this.waId = facts.waId ?? this.phone;
    this.userId = facts.userId ?? makeUserId(facts.country ?? countryOf(this.phone));
  }

  /** How people call this customer in the simulator's own words. */
  get name(): string {
    return this.profileName ?? (this.username ? `@${this.username}` : `+${this.phone ?? this.userId}`);
  }

  get firstName(): string {
    return this.name.split(" ")[0] ?? this.name;
  }

  lastInboundAt(numberId = this.homeId): number | null {
    return this.lastInbound.get(numberId) ?? null;
  }

  windowClosesAt(numberId = this.homeId): number | null {
    const last = this.lastInbound.get(numberId);
    return last === undefined ? null : last + WINDOW_MS;
  }

  /** When each window closes, by number of the business. */
  windows(): Record<string, number> {
    return Object.fromEntries([...this.lastInbound].map(([numberId, at]) => [numberId, at + WINDOW_MS]));
  }

  isWindowOpen(now: number, numberId: string): boolean {
    return now < (this.windowClosesAt(numberId) ?? 0);
  }

  /** Opens or refreshes the window; a message that comes late never moves it back. */
  openWindow(at: number, numberId: string): void {
    this.lastInbound.set(numberId, Math.max(this.lastInbound.get(numberId) ?? 0, at));
  }

  closeWindows(): void {
    this.lastInbound.clear();
  }

  /** What may go from a number to this customer in a short time. */
  pairWith(numberId: string): PairBucket {
    const bucket = this.pairs.get(numberId) ?? new PairBucket();
    this.pairs.set(numberId, bucket);
    return bucket;
  }

  /** Keeps messages in the order of their times. Returns what had to go to make room. */
  add(message: PhoneMessage): PhoneMessage[] {
    let index = this.messages.length;
    while (index > 0 && (this.messages[index - 1]?.at ?? 0) > message.at) index--;
    this.messages.splice(index, 0, message);
    return this.messages.splice(0, Math.max(0, this.messages.length - MESSAGES_KEPT));
  }
}
