import type { AttachmentView } from "@/lib/contract/attachment";
import type { MessageView, TemplateSnapshot } from "@/lib/contract/message";
import { DOOR, UPRIGHT } from "./drawings";
import { facts, makeFixtures } from "./message-fixture";

const { attachment, outbound } = makeFixtures("template");

const photo = (url: string) => attachment({ kind: "image", url, thumbnailUrl: url, file: facts({ width: 1300, height: 750 }) });

const PLAIN = { language: "en", header: null, footer: null, buttons: [] } satisfies Partial<TemplateSnapshot>;

type Sent = Partial<TemplateSnapshot> & Pick<TemplateSnapshot, "name" | "body">;

function sent(time: string, template: Sent, changes: Partial<MessageView> = {}, attachments: AttachmentView[] = []): MessageView {
  return outbound(time, { type: "template", text: template.body, template: { ...PLAIN, ...template }, attachments, ...changes });
}

const CARD_BUTTONS = [
  { type: "quick_reply", text: "Keep it for me" },
  { type: "url", text: "See it" },
];

/** Templates as they were sent, with every kind of part. */
export const TEMPLATES = [
  sent(
    "12:30",
    {
      name: "invoice_ready",
      headerFormat: "document",
      body: "Olá Marta, a fatura da encomenda *48213* segue em anexo.",
      footer: "Ribeira Goods, Lisboa",
      buttons: ["Falar connosco", "Ver a encomenda", "Ligar"],
      buttonTypes: ["quick_reply", "url", "phone_number"],
    },
    { status: "read" },
    [attachment({ kind: "document", fileName: "Fatura 48213.pdf", url: DOOR, file: facts({ mimeType: "application/pdf" }) })],
  ),
  sent(
    "12:31",
    {
      name: "autumn_clearance",
      headerFormat: "image",
      body: "Buy one, get one. Until Sunday.",
      offer: { text: "Autumn clearance", endsAt: "2026-11-29T22:00:00.000Z" },
      code: "AUTUMN25",
      buttons: ["Copy code", "Shop now"],
      buttonTypes: ["copy_code", "url"],
    },
    {},
    [photo(DOOR)],
  ),
  sent("12:32", {
    name: "sign_in_code",
    body: "*482913* is your verification code. For your security, do not share this code.",
    footer: "This code expires in 10 minutes.",
    buttons: ["Copy code"],
    buttonTypes: ["otp"],
    code: "482913",
  }),
  sent("12:33", {
    name: "pickup_place",
    headerFormat: "location",
    location: { name: "Ribeira Store", address: "Rua da Prata 80, 1100-420 Lisboa" },
    body: "Your order is waiting here until Saturday.",
    buttons: ["Tell us what fits"],
    buttonTypes: ["flow"],
  }),
  sent(
    "12:34",
    {
      name: "new_this_week",
      body: "New this week, Marta",
      cards: [
        { header: "image", body: "Red sneakers, from 29 euros", buttons: CARD_BUTTONS },
        { header: "image", body: "Boxes, upright, in three sizes and with handles on both sides", buttons: CARD_BUTTONS },
        { header: "image", body: "Doors", buttons: CARD_BUTTONS },
      ],
    },
    {},
    [photo(DOOR), photo(UPRIGHT), photo(DOOR)],
  ),
  sent("12:35", {
    name: "laces",
    body: "These fit your shoes.",
    buttons: ["View items"],
    buttonTypes: ["mpm"],
    cards: [
      { header: "product", body: null, buttons: [{ type: "spm", text: "View" }] },
      { header: "product", body: null, buttons: [{ type: "spm", text: "View" }] },
    ],
  }),
  sent("12:36", {
    name: "order_late",
    language: "ar",
    header: "تأخرت طلبيتك",
    body: "نعتذر، تصل يوم الجمعة.",
    buttons: ["اتصل بنا"],
    buttonTypes: ["voice_call"],
  }),
  sent(
    "12:37",
    { name: "order_update", body: "Hello Marta, order 48213 left today.", buttons: ["Talk to us"] },
    {
      status: "failed",
      failure: { code: 132_000, ours: null, title: "Number of parameters does not match", details: null },
    },
  ),
];
