import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { DeliveryStatus } from "@/lib/contract/conversation";

const CLOCK = (
  <>
    <circle cx="8" cy="5.5" r="4.6" />
    <path d="M8 3v2.7l1.7 1" />
  </>
);

const TWO_TICKS = <path d="M1.5 6l2.7 2.8L9.5 2.5M7.4 7.6l1.2 1.2 5.6-6.3" />;

/** What each status looks like. A status that Meta has not told has no tick, not even a faint one. */
const SIGNS: Record<DeliveryStatus, ReactNode> = {
  queued: CLOCK,
  sending: CLOCK,
  unknown: (
    <>
      <circle cx="8" cy="5.5" r="4.7" />
      <path d="M6.8 4.5c0-1.6 2.4-1.6 2.4 0 0 .9-1.2.9-1.2 1.7M8 8.1v.1" />
    </>
  ),
  accepted: <circle cx="8" cy="5.5" r="2.2" />,
  sent: <path d="M4 6l2.7 2.8L12 2.5" />,
  delivered: TWO_TICKS,
  read: TWO_TICKS,
  played: TWO_TICKS,
  failed: (
    <>
      <circle cx="8" cy="5.5" r="4.7" />
      <path d="M8 3v3M8 8v.1" />
    </>
  ),
};

const COLORS: Partial<Record<DeliveryStatus, string>> = {
  read: "text-tick-read",
  played: "text-tick-read",
  failed: "text-danger-ink",
};

/** How far WhatsApp said that a message came. `isSilent` where words beside it say the same. */
export function Tick({ status, isSilent = false }: { status: DeliveryStatus; isSilent?: boolean }) {
  const t = useTranslations("conversation.status");
  return (
    <svg
      role={isSilent ? undefined : "img"}
      aria-label={isSilent ? undefined : t(status)}
      aria-hidden={isSilent}
      viewBox="0 0 16 11"
      className={`block h-[11px] w-4 shrink-0 fill-none stroke-current stroke-[1.5] [stroke-linecap:round] [stroke-linejoin:round] ${COLORS[status] ?? ""}`}
    >
      {SIGNS[status]}
    </svg>
  );
}
