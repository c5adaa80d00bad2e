import { makeMessage } from "../customers/message";
import { startJourney } from "../customers/reception";
import { makeWamid } from "../ids";
import type { FailureKind } from "./failures";
import { GraphError, toFailure } from "./graph-error";
import { markRead } from "./mark-read";
import { type MessageRequest, readMessageRequest } from "./message-request";
import { isObject, type Params } from "./params";
import type { Sender } from "./sender";

/** What the wire does with an answer: hand it over, lose it, keep it back, or answer with a bare status. */
export type Reply =
  | { kind: "answer"; status: number; body: unknown; delayMs: number }
  | { kind: "drop" }
  | { kind: "bare"; status: number };

/** POST /{number}/messages: a message to send, or one to mark as read. */
export function postMessage(sender: Sender, params: Params): Reply {
  const { world, number } = sender;
  params.keyword("messaging_product", ["whatsapp"]);
  if (params.has("status")) return ok(markRead(world, params));
  const request = readMessageRequest(sender, params);
  if (!number.state.isRegistered) throw new GraphError(133010);
  const failure = world.failures.take({
    customerId: request.recipient.customer?.id ?? null,
    numberId: number.id,
    template: request.template?.name ?? null,
  });
  if (failure?.kind === "cut-off") return { kind: "drop" };
  if (failure?.kind === "http") return { kind: "bare", status: failure.status };
  if (failure?.kind === "error" && failure.arrival === "sync") throw refusal(failure);
  checkLimits(sender, request);
  const answer = accept(sender, request, failure);
  if (failure?.kind === "answer-lost") return { kind: "drop" };
  return { ...ok(answer), delayMs: failure?.kind === "answer-late" ? failure.ms : 0 };
}

function checkLimits({ world, number }: Sender, request: MessageRequest): void {
  const { recipient, type } = request;
  const now = world.clock.now();
  const isClosed = type !== "template" && recipient.customer?.isWindowOpen(now, number.id) === false;
  if (isClosed && world.settings.windowRefusal === "sync") throw new GraphError(131047);
  if (!number.throughput.take(now, world.settings.throughputPerSecond)) throw new GraphError(130429);
  if (recipient.customer && !recipient.customer.pairWith(number.id).take(now)) throw new GraphError(131056);
  if (asksToCall(request) && recipient.customer?.callRequests.take(now) === false) throw new GraphError(138009);
}

function asksToCall({ type, content }: MessageRequest): boolean {
  return type === "interactive" && isObject(content) && content.type === "call_permission_request";
}

function accept({ world, number }: Sender, request: MessageRequest, failure: FailureKind | null): Record<string, unknown> {
  const { recipient, type } = request;
  const { customer, addressedBy, waId, userId } = recipient;
  const message = makeMessage({
    id: makeWamid(waId ?? userId ?? "", "outbound"),
    customerId: customer?.id ?? "",
    numberId: number.id,
    direction: "outbound",
    at: world.clock.now(),
    type,
    text: request.text,
    content: { type, [type]: request.content },
    files: request.files,
    template: request.template,
    quotedId: request.quotedId,
    status: "accepted",
    callbackData: request.callbackData,
    sentTo: { addressedBy, waId, userId },
  });
  if (customer && type !== "reaction") {
    world.customers.addMessage(customer, message);
    world.tellMessage(message);
  }
  const armedFailure = failure?.kind === "error" ? toFailure(failure.code, failure.details ?? undefined) : null;
  startJourney(world, { message, customer, knownFailure: armedFailure ?? request.laterFailure });
  return {
    messaging_product: "whatsapp",
    contacts: [{ input: recipient.input, ...(waId ? { wa_id: waId } : {}), ...(userId ? { user_id: userId } : {}) }],
    messages: [{ id: message.id, ...(type === "template" ? { message_status: "accepted" } : {}) }],
  };
}

function refusal(failure: Extract<FailureKind, { kind: "error" }>): GraphError {
  return new GraphError(failure.code, failure.details === null ? {} : { details: failure.details });
}

function ok(body: unknown) {
  return { kind: "answer" as const, status: 200, body, delayMs: 0 };
}
