import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";

/** What a customer can do with one message of the business. Each says so itself if the simulator refuses. */
export function actionsOn(customerId, message) {
  const post = (what, body) => attempt(call("POST", customerPath(customerId, what), body));
  return {
    answer: (given) => post("answers", { messageId: message.id, ...given }),
    /** Of a template's Flow or catalog, which is no interactive message to answer. */
    answerTemplate: ({ values, items }) =>
      post("messages", {
        ...(items ? { type: "order", items } : { type: "raw", message: filledForm(values) }),
        replyTo: message.id,
        numberId: message.numberId,
      }),
    tap: (index, card) => post("taps", { messageId: message.id, index, ...(card === undefined ? {} : { card }) }),
    shareContact: () => post("messages", { type: "contacts", numberId: message.numberId, replyTo: message.id }),
    play: () => post("plays", { messageId: message.id }),
    call: (facts) => post("calls", { ...facts, numberId: message.numberId }),
  };
}

function filledForm(values) {
  const nfm_reply = { name: "flow", body: "Sent", response_json: JSON.stringify({ flow_token: "unused", ...values }) };
  return { type: "interactive", interactive: { type: "nfm_reply", nfm_reply } };
}
