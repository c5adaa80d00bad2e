import { v7 as uuidv7 } from "uuid";
import type { AuditAction, AuditSubject } from "@/lib/contract/audit";
import type { Tx } from "@/lib/db";
import type { Prisma } from "@/lib/db/generated/client";

/** A privileged act, as the verb that does it tells it. `details`: { before, after }, or facts; never a secret. */
export type AuditedAct = {
  action: AuditAction;
  subject: AuditSubject;
  /** What it was done to, as people know it: a template's name, a person's. */
  label: string;
  details?: Prisma.InputJsonObject;
};

/** Keeps who did what, in the transaction that does it. `actor` null = the product itself. */
export async function recordAudit(tx: Tx, actor: { id: string; name: string } | null, act: AuditedAct, at: Date): Promise<void> {
  await tx.auditEntry.create({
    data: {
      id: uuidv7(),
      at,
      actorId: actor?.id ?? null,
      actorName: actor?.name ?? null,
      action: act.action,
      subject: act.subject,
      label: act.label,
      details: act.details ?? {},
    },
    select: { id: true },
  });
}
