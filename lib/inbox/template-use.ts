import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import type { Actor } from "./access";
import { offeredTo } from "./template-offers";

/** Notes that an agent sent a template, in whichever language. */
export async function recordTemplateUse(tx: Pick<Tx, "$executeRaw">, actor: Actor, templateId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO template_use (agent_id, waba_id, name, used_at)
    SELECT ${actor.id}, t.waba_id, t.name, ${now} FROM template t WHERE t.id = ${templateId}::uuid
    ON CONFLICT (agent_id, waba_id, name) DO UPDATE SET used_at = greatest(template_use.used_at, excluded.used_at)`;
}

/** Puts a template among an agent's favourites, or takes it from them. Throws DomainError "not_found" for one that is not offered. */
export async function setFavourite(actor: Actor, wabaId: string, name: string, isFavourite: boolean): Promise<void> {
  const changed = await db().$executeRaw`
    INSERT INTO template_use (agent_id, waba_id, name, is_favourite)
    SELECT ${actor.id}, t.waba_id, t.name, ${isFavourite} FROM template t
    WHERE t.waba_id = ${wabaId} AND t.name = ${name} AND ${offeredTo(actor, null)} LIMIT 1
    ON CONFLICT (agent_id, waba_id, name) DO UPDATE SET is_favourite = excluded.is_favourite`;
  if (changed === 0) throw new DomainError("not_found", "This template does not exist.");
}
