import { ControlError } from "../control/control-error";
import { echoUpdate } from "../webhooks/echo";
import type { World } from "../world";
import { composeUnsupported } from "./compose";
import type { MetaMessage } from "./composed";
import type { Customer } from "./customer";
import { makeEchoId } from "./echoing";
import type { PhoneMessage } from "./message";
import { signal } from "./writing";

const EDIT_MS = 15 * 60_000;
const REVOKE_MS = 2 * 86_400_000;

/** Changes the words of a message that a person typed, for everyone. Throws ControlError when it is too late. */
export function edit(world: World, customer: Customer, message: PhoneMessage, text: string): void {
  checkTyped(message);
  if (world.clock.now() - message.at > EDIT_MS) throw new ControlError(409, "A message can be edited for 15 minutes.");
  const changed = withText(message.content, message.type, text);
  if (!changed) throw new ControlError(409, `A message of type "${message.type}" has no words to edit.`);
  message.content = changed;
  message.text = text;
  message.editedAt = world.clock.now();
  announce(world, customer, message, {
    type: "edit",
    edit: { original_message_id: message.id, message: changed },
  });
}

/** Deletes a message that a person typed, for everyone. Throws ControlError when it is too late. */
export function revoke(world: World, customer: Customer, message: PhoneMessage): void {
  checkTyped(message);
  if (world.clock.now() - message.at > REVOKE_MS) throw new ControlError(409, "A message can be deleted for two days.");
  message.revokedAt = world.clock.now();
  announce(world, customer, message, { type: "revoke", revoke: { original_message_id: message.id } });
}

/** Numbers without the app on a phone hear of a customer's change only that it is unsupported. */
function announce(world: World, customer: Customer, message: PhoneMessage, news: MetaMessage): void {
  world.tellMessage(message);
  if (message.direction === "outbound") {
    const facts = { id: makeEchoId(customer), at: world.clock.now(), message: news };
    world.outbox.send(echoUpdate(world.numberOf(message), customer, facts));
  } else {
    const told = world.settings.coexistence ? news : composeUnsupported(news.type).message;
    signal(world, customer, told, world.numberOf(message));
  }
}

function checkTyped({ direction, origin, revokedAt }: PhoneMessage): void {
  if (origin === "note" || (direction === "outbound" && origin !== "phone")) {
    throw new ControlError(409, "Only what was typed on a phone can be changed there.");
  }
  if (revokedAt !== null) throw new ControlError(409, "That message is deleted already.");
}

/** The message with other words: its text, or the caption of its picture, video or document. */
function withText(content: Record<string, unknown>, type: string, text: string): MetaMessage | null {
  if (type === "text") return { ...content, type, text: { body: text } };
  const media = content[type];
  const hasCaption = ["image", "video", "document"].includes(type) && typeof media === "object" && media !== null;
  return hasCaption ? { ...content, type, [type]: { ...media, caption: text } } : null;
}
