import * as z from "zod";
import { Answer, composeAnswer } from "../customers/answering";
import { call } from "../customers/calling";
import { changePerson } from "../customers/changing";
import { play } from "../customers/reception";
import { edit, revoke } from "../customers/rewriting";
import { viewCustomer } from "../customers/view";
import { write } from "../customers/writing";
import { type ControlCall, type Routes, requireMessage, requireWriter } from "./call";
import { ControlError } from "./control-error";
import { Phone } from "./phone";

const Target = z.strictObject({ messageId: z.string() });
const Edit = z.strictObject({ messageId: z.string(), text: z.string().min(1).max(65_536) });
const Change = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("number"), phone: Phone }),
  z.strictObject({ kind: z.literal("user_id") }),
  z.strictObject({ kind: z.literal("identity") }),
]);
const Call = z.strictObject({
  outcome: z.enum(["missed", "answered", "rejected"]).default("missed"),
  durationSeconds: z.number().int().min(1).max(86_400).default(42),
  direction: z.enum(["inbound", "outbound"]).default("inbound"),
  payload: z.string().max(512).optional(),
});

/** What a customer does with what is there, or with the phone itself. */
export const actRoutes: Routes = {
  /** Answers an interactive message of the business. */
  "POST /control/customers/:id/answers": (request) => {
    const customer = requireWriter(request);
    const answer = Answer.parse(request.body);
    const asked = requireMessage(request.world, customer, answer.messageId);
    const composed = composeAnswer(request.world, customer, asked, answer);
    return write(request.world, customer, composed, { replyTo: asked.id, number: request.world.numberOf(asked) });
  },

  /** Plays a voice note of the business. */
  "POST /control/customers/:id/plays": (request) => {
    const customer = requireWriter(request);
    const message = requireMessage(request.world, customer, Target.parse(request.body).messageId);
    if (!play(request.world, customer, message)) throw new ControlError(409, "That is no voice note that has arrived.");
    return message;
  },

  "POST /control/customers/:id/edits": (request) => {
    const { messageId, text } = Edit.parse(request.body);
    const { customer, message } = requireTyped(request, messageId);
    edit(request.world, customer, message, text);
    return message;
  },

  "POST /control/customers/:id/revocations": (request) => {
    const { customer, message } = requireTyped(request, Target.parse(request.body).messageId);
    revoke(request.world, customer, message);
    return message;
  },

  /** The person has a new number, a new user id or a new device. */
  "POST /control/customers/:id/changes": (request) => {
    const customer = requireWriter(request);
    changePerson(request.world, customer, Change.parse(request.body), request.number);
    return viewCustomer(customer);
  },

  "POST /control/customers/:id/calls": (request) =>
    call(request.world, requireWriter(request), Call.parse(request.body ?? {}), request.number),
};

function requireTyped(request: ControlCall, messageId: string) {
  const customer = requireWriter(request);
  return { customer, message: requireMessage(request.world, customer, messageId) };
}
