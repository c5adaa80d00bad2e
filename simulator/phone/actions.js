import { attempt } from "./announce.js";
import { call, customerPath } from "./api.js";

/** What a customer can do with one message of the business. Each says so itself if the simulator refuses. */
export function actionsOn(customerId, message) {
  const post = (what, body) => attempt(call("POST", customerPath(customerId, what), body));
  return {
    answer: (given) => post("answers", { messageId: message.id, ...given }),
    tap: (index) => post("taps", { messageId: message.id, index }),
    play: () => post("plays", { messageId: message.id }),
    call: (facts) => post("calls", facts),
  };
}
