import { makeFixtures, withContent } from "./message-fixture";

const { inbound, outbound } = makeFixtures("content");

const place = { latitude: 38.71667, longitude: -9.13333, url: null };
const marta = { name: "Marta Oliveira", phones: [], emails: [], urls: [], addresses: [] };

/** Places and people. */
export const PLACES_AND_PEOPLE = [
  inbound(
    "09:10",
    withContent("location", {
      kind: "location",
      place: { ...place, name: "Ribeira Store", address: "Rua da Prata 80, 1100-420 Lisboa" },
    }),
  ),
  outbound("09:11", withContent("location", { kind: "location", place: { ...place, name: null, address: null } })),
  inbound(
    "09:12",
    withContent("contacts", {
      kind: "contacts",
      leftOut: 0,
      isAnswer: false,
      cards: [
        {
          ...marta,
          name: "Tomasz Kowalczyk",
          company: "Kowalczyk Transport",
          title: "Dispatcher",
          phones: [{ phone: "+48 601 222 333", type: "WORK", waId: "48601222333" }],
          emails: [{ email: "tomasz@kowalczyk.example", type: "WORK" }],
        },
      ],
    }),
  ),
  inbound(
    "09:13",
    withContent("contacts", {
      kind: "contacts",
      leftOut: 0,
      isAnswer: true,
      cards: [{ ...marta, phones: [{ phone: "+351 912 555 014" }] }],
    }),
  ),
];

/** What contacts answer to what we offered. */
export const ANSWERS = [
  inbound("10:01", withContent("button", { kind: "choice", of: "template", title: "Mudar a hora", description: null })),
  inbound("10:02", withContent("interactive", { kind: "choice", of: "buttons", title: "Yes, keep it", description: null })),
  inbound(
    "10:03",
    withContent("interactive", {
      kind: "choice",
      of: "list",
      title: "Saturday morning",
      description: "09:00 to 12:00, free of stairs",
    }),
  ),
  inbound(
    "10:04",
    withContent("interactive", {
      kind: "form",
      leftOut: 0,
      of: "flow",
      title: "Return request",
      answers: [
        { field: "order_number", value: "48213" },
        { field: "reason", value: "Wrong size" },
        { field: "comment", value: "The left one fits, the right one does not.\nBoth say 41." },
      ],
    }),
  ),
  inbound(
    "10:05",
    withContent("interactive", {
      kind: "form",
      leftOut: 0,
      of: "address",
      title: null,
      answers: [
        { field: "name", value: "Amina Hassan" },
        { field: "in_pin_code", value: "560034" },
        { field: "city", value: "Bengaluru" },
      ],
    }),
  ),
  inbound(
    "10:06",
    withContent("interactive", {
      kind: "call_permission",
      isGranted: true,
      isPermanent: false,
      until: "2026-11-27T10:06:00.000Z",
    }),
  ),
  inbound("10:07", withContent("interactive", { kind: "call_permission", isGranted: false, isPermanent: false, until: null })),
  inbound("10:08", {
    ...withContent("order", {
      kind: "order",
      catalogId: "1",
      leftOut: 0,
      count: 6,
      totals: [{ currency: "EUR", amount: 133.3, isPartial: true }],
      items: [
        { productId: "SNEAKER-41-RED", quantity: 2, price: 59.9, currency: "EUR" },
        { productId: "LACES-120", quantity: 3, price: 4.5, currency: "EUR" },
        { productId: "SAMPLE", quantity: 1, price: null, currency: null },
      ],
    }),
    text: "Could you pack them together?",
  }),
  inbound("10:09", {
    ...withContent("text", { kind: "product", catalogId: "1", productId: "SNEAKER-41-RED" }),
    text: "Is this one waterproof?",
  }),
];

/** Calls, notices and what WhatsApp does not pass on. */
export const TIMELINE = [
  inbound("11:00", withContent("call", { kind: "call", outcome: "missed", durationSeconds: null })),
  inbound("11:05", withContent("call", { kind: "call", outcome: "ended", durationSeconds: 185 })),
  outbound("11:20", withContent("call", { kind: "call", outcome: "rejected", durationSeconds: null })),
  inbound(
    "11:30",
    withContent("system", {
      kind: "system",
      change: "number",
      before: "+351 912 555 014",
      after: "+351 961 000 777",
      text: null,
    }),
  ),
  inbound("11:31", withContent("system", { kind: "system", change: "identity", before: null, after: null, text: null })),
  inbound(
    "11:40",
    withContent("unsupported", {
      kind: "unsupported",
      type: "poll_creation",
      code: 131_051,
      reason: "Message type is currently not supported.",
    }),
  ),
  inbound(
    "11:41",
    withContent("unsupported", {
      kind: "unsupported",
      type: null,
      code: 131_060,
      reason: "This message is currently unavailable.",
    }),
  ),
  inbound("11:42", withContent("unsupported", { kind: "unsupported", type: "image", code: null, reason: null })),
];
