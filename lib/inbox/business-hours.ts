import { BusinessTime } from "@/lib/contract/supervision";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import { ALWAYS_OPEN } from "./business-time";

const KEY = "businessTime";

/** The opening hours that waiting and response times count; open always until an admin has set some. */
export async function loadBusinessTime(tx: Pick<Tx, "setting">): Promise<BusinessTime> {
  const row = await tx.setting.findUnique({ where: { key: KEY }, select: { value: true } });
  return BusinessTime.safeParse(row?.value).data ?? ALWAYS_OPEN;
}

/** What `loadBusinessTime` answers, for a reader. */
export function readBusinessTime(): Promise<BusinessTime> {
  return loadBusinessTime(db());
}

/**
 * Sets the opening hours, for what is measured from now on; audited. Throws DomainError "forbidden" for anybody but active admins,
 * and "invalid_input" for a zone that nobody knows or a day that closes before it opens.
 */
export async function setBusinessTime(admin: Actor, hours: BusinessTime, now: Date): Promise<BusinessTime> {
  requireHours(hours);
  return db().$transaction(async (tx) => {
    const actor = await requireRole(tx, admin, "admin");
    const before = await loadBusinessTime(tx);
    await tx.setting.upsert({
      where: { key: KEY },
      create: { key: KEY, value: hours },
      update: { value: hours },
      select: { key: true },
    });
    const details = { before, after: hours };
    await recordAudit(
      tx,
      actor,
      { action: "settings.business_time_changed", subject: "settings", label: "business time", details },
      now,
    );
    return hours;
  });
}

function requireHours({ timeZone, days }: BusinessTime): void {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new DomainError("invalid_input", "This time zone does not exist.");
  }
  if (days.some((day) => day !== null && day.closes <= day.opens)) {
    throw new DomainError("invalid_input", "A day cannot close before it opens.");
  }
}
