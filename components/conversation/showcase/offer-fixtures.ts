import type { AttachmentView } from "@/lib/contract/attachment";
import type { Interactive } from "@/lib/contract/interactive";
import { DOOR, UPRIGHT } from "./drawings";
import { facts, makeFixtures } from "./message-fixture";

const { attachment, outbound } = makeFixtures("offer");

const photo = (url: string) => attachment({ kind: "image", url, thumbnailUrl: url, file: facts({ width: 1300, height: 750 }) });

function offer(time: string, interactive: Interactive, attachments: AttachmentView[] = []) {
  const content = { kind: "interactive" as const, interactive };
  return outbound(time, { type: "interactive", status: "read", content, attachments });
}

const FILE_ID = "6f0f5c06-6a4e-4f55-9d0c-0d2a4b1b6c10";

/** What we offer contacts, as their phones show it. */
export const OFFERS = [
  offer(
    "12:00",
    {
      type: "button",
      header: { type: "image", fileId: FILE_ID },
      body: "Your parcel is *ready*. Shall we leave it at the door?",
      footer: "Ribeira Store",
      buttons: [
        { id: "yes", title: "Yes, leave it" },
        { id: "no", title: "No, call me" },
      ],
    },
    [photo(DOOR)],
  ),
  offer("12:01", {
    type: "list",
    header: { type: "text", text: "Pick a time" },
    body: "When should we come?",
    footer: "All times are local",
    button: "Choose a time",
    sections: [
      { title: "Friday", rows: [{ id: "1", title: "Afternoon", description: "14:00 to 18:00" }] },
      {
        title: "Saturday",
        rows: [
          { id: "2", title: "Morning", description: "09:00 to 12:00" },
          { id: "3", title: "Afternoon" },
        ],
      },
    ],
  }),
  offer("12:02", {
    type: "cta_url",
    body: "Follow your order here.",
    link: { label: "Track the order", url: "https://ribeira.example/orders/48213" },
  }),
  offer("12:03", { type: "location_request_message", body: "Where should the courier meet you?" }),
  offer("12:04", {
    type: "flow",
    body: "Tell us what does not fit.",
    label: "Start the return",
    flowId: "1",
    mode: "draft",
  }),
  offer(
    "12:05",
    {
      type: "carousel",
      body: "New this week",
      cards: [
        {
          header: { type: "image", fileId: FILE_ID },
          body: "Red sneakers",
          link: { label: "See them", url: "https://ribeira.example/1" },
        },
        {
          header: { type: "image", fileId: FILE_ID },
          body: "Boxes, upright",
          link: { label: "See them", url: "https://ribeira.example/2" },
        },
        {
          header: { type: "image", fileId: FILE_ID },
          body: "Doors",
          link: { label: "See them", url: "https://ribeira.example/3" },
        },
      ],
    },
    [photo(DOOR), photo(UPRIGHT), photo(DOOR)],
  ),
  offer("12:06", {
    type: "product_list",
    header: { type: "text", text: "Laces" },
    body: "These fit your shoes.",
    catalogId: "1",
    sections: [{ title: "Laces", productIds: ["LACES-120", "LACES-90"] }],
  }),
  offer("12:07", { type: "voice_call", body: "Prefer to talk?", label: "Call Ribeira", minutes: 60 }),
  offer("12:08", { type: "call_permission_request" }),
  offer("12:09", { type: "request_contact_info", body: "May we have your number for the courier?" }),
  offer("12:10", { type: "product", body: "This one?", catalogId: "1", productId: "SNEAKER-41-RED" }),
  offer("12:11", { type: "catalog_message", body: "All that we have", footer: "Ribeira Store" }),
  offer("12:12", {
    type: "product_carousel",
    body: "Three that go together",
    catalogId: "1",
    productIds: ["LACES-120", "LACES-90", "SNEAKER-41-RED"],
  }),
  offer("12:13", { type: "address_message", body: "Where shall we send it?" }),
];
