import type { ConnectionView } from "@/lib/contract/number-connection";
import { db } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, requireRole } from "./access";
import { recordAudit } from "./audit";
import type { ConnectingContext } from "./connecting-context";
import { enter, loadConnection, openEntered } from "./connections";

/**
 * Has the account of a number that is being connected send its events to the token's app, or no longer, and asks Meta about it
 * all again: the answer is in the steps. Audited when Meta did it. For admins: throws DomainError "forbidden", "not_found", and
 * "conflict" before token and number are known.
 */
export async function setSubscription(
  actor: Actor,
  connectionId: string,
  isSubscribed: boolean,
  context: ConnectingContext,
): Promise<ConnectionView> {
  const admin = await requireRole(db(), actor, "admin");
  const { accessToken, appSecret, wabaId } = openEntered(await loadConnection(connectionId), context);
  if (accessToken === null || wabaId === null) throw new DomainError("conflict", "Enter the token and choose the number first.");
  const client = context.clientWith({ accessToken, appSecret: appSecret ?? undefined });
  const outcome = await (isSubscribed ? client.subscribe(wabaId) : client.unsubscribe(wabaId));
  if (outcome.kind === "found") {
    const act = { action: "number.subscribed", subject: "number", label: wabaId, details: { isSubscribed } } as const;
    await db().$transaction((tx) => recordAudit(tx, admin, act, context.now()));
  }
  const view = await enter(actor, connectionId, {}, context);
  if (outcome.kind === "found") return view;
  // What Meta said to the attempt tells more than that the app is still not subscribed.
  const problem = outcome.kind === "rejected" ? "subscription_refused" : "not_reached";
  const events = { ...view.steps.events, state: "failed" as const, problem, answer: outcome.answer } as const;
  return { ...view, steps: { ...view.steps, events } };
}
