import { call, customerPath } from "../api.js";
import { sorted } from "../store.js";

const GROUP = "120363025246125486";

/** Messages that arrive in shapes of their own. Each runs for a customer's id. */
export const ODD_MESSAGES = [
  said("From an ad", "The first words of somebody who tapped an ad; they carry what the ad said.", {
    text: "Hi! I saw your mugs.",
    referral: true,
  }),
  said("Forwarded many times", "Marked as passed on more than five times.", {
    text: "FREE MUGS for the first 100 people!",
    forwarded: "often",
  }),
  unsupported("A view-once photo", "Arrives without its picture, as unsupported.", { unsupportedType: "view_once" }),
  unsupported("An event", "A kind that Meta does not hand on: unsupported.", { unsupportedType: "event" }),
  unsupported("A GIF", "Arrives as unsupported of the type “gif”.", { unsupportedType: "gif" }),
  unsupported("From a companion device", "Error 131060: Meta cannot read what was written there.", { code: 131060 }),
  unsupported("A file over 100 MB", "Error 131052: Meta takes no file that large.", { code: 131052 }),
  said("In a group", "A message of a group that the number is in.", { text: "Has anybody tried them?", groupId: GROUP }),
  said("While another app answers", "Standby: another app holds the conversation.", { text: "Are you a bot?", standby: true }),
  said("Typed on the business’s phone", "Somebody answered from the WhatsApp app; an echo tells.", {
    text: "I will call you in a minute.",
    from: "business",
  }),
  onNewest("Edit what the business’s phone wrote", "An echo with the new words.", typedByBusiness, (id, messageId) =>
    call("POST", customerPath(id, "edits"), { messageId, text: "I will call you in five minutes." }),
  ),
  onNewest("Delete what the business’s phone wrote", "An echo that takes it back.", typedByBusiness, (id, messageId) =>
    call("POST", customerPath(id, "revocations"), { messageId }),
  ),
  onNewest("Edit the newest text", "The customer changes it within 15 minutes.", textOfCustomer, (id, messageId) =>
    call("POST", customerPath(id, "edits"), { messageId, text: "Sorry, I meant Friday." }),
  ),
  onNewest("Delete the newest message", "The customer deletes it for everyone.", ofCustomer, (id, messageId) =>
    call("POST", customerPath(id, "revocations"), { messageId }),
  ),
];

function said(title, words, draft) {
  return { title, words, run: (id) => call("POST", customerPath(id, "messages"), { type: "text", ...draft }) };
}

function unsupported(title, words, draft) {
  return { title, words, run: (id) => call("POST", customerPath(id, "messages"), { type: "unsupported", ...draft }) };
}

/** Does something to the newest message that fits. */
function onNewest(title, words, fits, change) {
  const run = async (id) => {
    const message = sorted(id).findLast((one) => fits(one) && !one.revokedAt);
    if (!message) throw new Error("There is no such message on this phone yet.");
    return change(id, message.id);
  };
  return { title, words, run };
}

function typedByBusiness({ origin, direction }) {
  return origin === "phone" && direction === "outbound";
}

function ofCustomer({ origin, direction, type }) {
  return origin === "cloud" && direction === "inbound" && type !== "reaction";
}

function textOfCustomer(message) {
  return ofCustomer(message) && message.type === "text";
}
