import type { Customer } from "./customer";
import type { PhoneMessage } from "./message";

/** A customer as the control API tells of one. Times are milliseconds. */
export type CustomerView = {
  id: string;
  name: string;
  firstName: string;
  profileName: string | null;
  username: string | null;
  phone: string | null;
  waId: string | null;
  userId: string;
  online: boolean;
  readReceipts: boolean;
  blocksUs: boolean;
  chatOpen: boolean;
  autoRead: boolean | null;
  marketingStopped: boolean;
  /** Of the business's first number, as the next. */
  lastInboundAt: number | null;
  windowClosesAt: number | null;
  /** By number of the business: when its window closes. */
  windows: Record<string, number>;
  typingUntil: number | null;
  /** Delivered and not read yet. */
  unread: number;
  /** In airplane mode: what waits in the phone, and what waits at Meta. */
  toSend: number;
  toReceive: number;
};

export type MessageView = PhoneMessage;

/** How many of the newest messages are looked at for the counts; a phone does not count further either. */
const COUNTED = 500;

export function viewCustomer(customer: Customer): CustomerView {
  const recent = customer.messages.slice(-COUNTED);
  const count = (direction: string, status: string) =>
    recent.filter((message) => message.direction === direction && message.status === status).length;
  return {
    id: customer.id,
    name: customer.name,
    firstName: customer.firstName,
    profileName: customer.profileName,
    username: customer.username,
    phone: customer.phone,
    waId: customer.waId,
    userId: customer.userId,
    online: customer.isOnline,
    readReceipts: customer.readReceipts,
    blocksUs: customer.blocksUs,
    chatOpen: customer.isChatOpen,
    autoRead: customer.autoRead,
    marketingStopped: customer.hasStoppedMarketing,
    lastInboundAt: customer.lastInboundAt(),
    windowClosesAt: customer.windowClosesAt(),
    windows: customer.windows(),
    typingUntil: customer.typingUntil,
    unread: count("outbound", "delivered"),
    toSend: customer.outgoing.length,
    toReceive: count("outbound", "sent"),
  };
}
