import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { filesOf, Interactive } from "@/lib/contract/interactive";
import type { SavedMessageInput, SavedMessageList, SavedMessageView } from "@/lib/contract/saved-message";
import { db, type Tx } from "@/lib/db";
import { DomainError } from "@/lib/errors";
import { type Actor, isActive } from "./access";
import { storableCopy } from "./reply-parts";
import { requireSendable } from "./sendable-files";

/** What is kept. An object, so that it may hold other kinds one day. */
const SavedContent = z.object({ interactive: Interactive });

type SavedRow = { id: string; name: string; content: unknown; updatedAt: Date };

/** The messages that the team keeps for sending again, by name. */
export async function listSavedMessages(actor: Actor): Promise<SavedMessageList> {
  const rows = await db().$queryRaw<SavedRow[]>`
    SELECT id, name, content, updated_at AS "updatedAt" FROM saved_message WHERE ${isActive(actor)} ORDER BY lower(name), id`;
  return { messages: rows.map(toView) };
}

/** Keeps a message under a name. Throws DomainError "conflict" when the name is taken, and what `requireSendable` throws. */
export async function saveMessage(actor: Actor, input: SavedMessageInput, now: Date): Promise<SavedMessageView> {
  return db().$transaction(async (tx) => {
    const content = await composeContent(tx, actor, input);
    // DO NOTHING waits for a concurrent insert of the same name to end, and leaves the transaction usable.
    const [row] = await tx.$queryRaw<SavedRow[]>`
      INSERT INTO saved_message (id, name, content, created_by_id, created_at, updated_at)
      VALUES (${uuidv7()}::uuid, ${input.name}, ${JSON.stringify(content)}::jsonb, ${actor.id}, ${now}, ${now})
      ON CONFLICT (name) DO NOTHING RETURNING id, name, content, updated_at AS "updatedAt"`;
    if (!row) throw takenName();
    return toView(row);
  });
}

/** Replaces a saved message. Throws DomainError "not_found", and what `saveMessage` throws. */
export async function updateSavedMessage(
  actor: Actor,
  id: string,
  input: SavedMessageInput,
  now: Date,
): Promise<SavedMessageView> {
  return db().$transaction(async (tx) => {
    const content = await composeContent(tx, actor, input);
    const name = input.name;
    // One at a time, so that the look at the names is true until the commit.
    await tx.$executeRaw`LOCK TABLE saved_message IN SHARE ROW EXCLUSIVE MODE`;
    const taken = await tx.savedMessage.findFirst({ where: { name, NOT: { id } }, select: { id: true } });
    if (taken) throw takenName();
    const [row] = await tx.$queryRaw<SavedRow[]>`
      UPDATE saved_message SET name = ${name}, content = ${JSON.stringify(content)}::jsonb, updated_at = ${now}
      WHERE id = ${id}::uuid AND ${isActive(actor)} RETURNING id, name, content, updated_at AS "updatedAt"`;
    if (!row) throw new DomainError("not_found", "This saved message does not exist.");
    return toView(row);
  });
}

/** Forgets a saved message. Throws DomainError "not_found". */
export async function deleteSavedMessage(actor: Actor, id: string): Promise<void> {
  const deleted = await db().$executeRaw`DELETE FROM saved_message WHERE id = ${id}::uuid AND ${isActive(actor)}`;
  if (deleted === 0) throw new DomainError("not_found", "This saved message does not exist.");
}

async function composeContent(tx: Tx, actor: Actor, input: SavedMessageInput): Promise<z.infer<typeof SavedContent>> {
  const interactive = Interactive.parse(storableCopy(input.interactive));
  const files = filesOf(interactive).map(({ type, fileId }) => ({ kind: type, fileId, isVoice: false }));
  await requireSendable(tx, actor, files);
  return { interactive };
}

function takenName(): DomainError {
  return new DomainError("conflict", "Another saved message has this name. Choose a different one.");
}

function toView({ id, name, content, updatedAt }: SavedRow): SavedMessageView {
  return { id, name, interactive: SavedContent.parse(content).interactive, updatedAt: updatedAt.toISOString() };
}
