import * as z from "zod/mini";
import { isSeen, maxUnits } from "./text-length";

/** Limits of Meta's for interactive messages, in UTF-16 units unless they count things. */
export const INTERACTIVE_LIMITS = {
  header: 60,
  footer: 60,
  body: 1024,
  listBody: 4096,
  buttons: 3,
  buttonTitle: 20,
  buttonId: 256,
  listButton: 20,
  listSections: 10,
  listRows: 10,
  sectionTitle: 24,
  rowId: 200,
  rowTitle: 24,
  rowDescription: 72,
  linkLabel: 20,
  url: 2000,
  flowLabel: 30,
  productSections: 10,
  products: 30,
  cardsMin: 2,
  cards: 10,
  cardBody: 160,
  cardLineBreaks: 2,
  callMinutes: 43_200,
} as const;

const L = INTERACTIVE_LIMITS;
const text = (max: number) => z.string().check(z.trim(), z.minLength(1), maxUnits(max), isSeen);
const optionalText = (max: number) => z.optional(text(max));
const catalogId = text(64);
const productId = text(100);
/** A public web address; an address of digits is refused by WhatsApp. */
const Url = z
  .string()
  .check(
    z.trim(),
    maxUnits(L.url),
    z.refine(isLink, "Enter a web address that begins with https:// or http:// and is not a bare IP address."),
  );

/** A file of ours as a header. */
export const MediaHeader = z.object({
  type: z.enum(["image", "video", "document"]),
  fileId: z.uuid(),
  fileName: z.optional(z.string().check(maxUnits(240))),
});
export type MediaHeader = z.infer<typeof MediaHeader>;

const TextHeader = z.object({ type: z.literal("text"), text: text(L.header) });
const Header = z.optional(z.discriminatedUnion("type", [TextHeader, MediaHeader]));
const body = text(L.body);
const footer = optionalText(L.footer);

const Choice = z.object({ id: text(L.buttonId), title: text(L.buttonTitle) });
const Buttons = z
  .array(Choice)
  .check(
    z.minLength(1),
    z.maxLength(L.buttons),
    z.refine((list) => areUnique(list.map(({ id }) => id)), "Two buttons have the same id."),
  )
  .check(z.refine((list) => areUnique(list.map(({ title }) => title)), "Two buttons have the same label."));
const Link = z.object({ label: text(L.linkLabel), url: Url });

const Row = z.object({ id: text(L.rowId), title: text(L.rowTitle), description: optionalText(L.rowDescription) });
const ListSections = z.array(z.object({ title: optionalText(L.sectionTitle), rows: z.array(Row).check(z.minLength(1)) })).check(
  z.minLength(1),
  z.maxLength(L.listSections),
  z.refine(
    (sections) => sections.flatMap(({ rows }) => rows).length <= L.listRows,
    "A list has at most 10 rows in all its sections.",
  ),
  z.refine((sections) => areUnique(sections.flatMap(({ rows }) => rows.map(({ id }) => id))), "Two rows have the same id."),
  z.refine(
    (sections) => sections.length === 1 || sections.every(({ title }) => title),
    "Each of several sections needs a title.",
  ),
);

const ProductSections = z
  .array(z.object({ title: optionalText(L.sectionTitle), productIds: z.array(productId).check(z.minLength(1)) }))
  .check(
    z.minLength(1),
    z.maxLength(L.productSections),
    z.refine((sections) => sections.flatMap(({ productIds }) => productIds).length <= L.products, "At most 30 products in all."),
    z.refine(
      (sections) => sections.length === 1 || sections.every(({ title }) => title),
      "Each of several sections needs a title.",
    ),
  );

const cardBody = z.optional(
  text(L.cardBody).check(
    z.refine((words) => words.split("\n").length - 1 <= L.cardLineBreaks, "A card's text has at most 2 line breaks."),
  ),
);
const CardHeader = z.object({ type: z.enum(["image", "video"]), fileId: z.uuid() });
const cards = <Card extends z.ZodMiniType>(card: Card) => z.array(card).check(z.minLength(L.cardsMin), z.maxLength(L.cards));

/** An interactive message as an agent makes it, within every limit of Meta's. Files are ours; ids of Meta's are found when it is sent. */
export const Interactive = z.discriminatedUnion("type", [
  z.object({ type: z.literal("button"), header: Header, body, footer, buttons: Buttons }),
  z.object({
    type: z.literal("list"),
    header: z.optional(TextHeader),
    body: text(L.listBody),
    footer,
    button: text(L.listButton),
    sections: ListSections,
  }),
  z.object({ type: z.literal("cta_url"), header: Header, body, footer, link: Link }),
  z.object({ type: z.literal("location_request_message"), body }),
  z.object({
    type: z.literal("flow"),
    header: Header,
    body,
    footer,
    label: text(L.flowLabel),
    flowId: text(64),
    mode: z.enum(["published", "draft"]),
    /** The first screen; absent = the Flow's own first. */
    screen: optionalText(100),
  }),
  z.object({ type: z.literal("product"), body: z.optional(body), footer, catalogId, productId }),
  z.object({ type: z.literal("product_list"), header: TextHeader, body, footer, catalogId, sections: ProductSections }),
  z.object({ type: z.literal("catalog_message"), body, footer, thumbnailProductId: z.optional(productId) }),
  z.object({
    type: z.literal("carousel"),
    body,
    cards: z.union([
      cards(z.object({ header: CardHeader, body: cardBody, link: Link })),
      cards(z.object({ header: CardHeader, body: cardBody, buttons: Buttons })).check(
        z.refine(
          (list) => new Set(list.map(({ buttons }) => buttons.length)).size === 1,
          "Every card needs the same number of buttons.",
        ),
      ),
    ]),
  }),
  z.object({ type: z.literal("product_carousel"), body, catalogId, productIds: cards(productId) }),
  z.object({ type: z.literal("address_message"), body }),
  z.object({ type: z.literal("call_permission_request"), body: z.optional(body) }),
  z.object({
    type: z.literal("voice_call"),
    body,
    label: text(L.linkLabel),
    minutes: z.optional(z.int().check(z.minimum(1), z.maximum(L.callMinutes))),
  }),
  z.object({ type: z.literal("request_contact_info"), body }),
]);
export type Interactive = z.infer<typeof Interactive>;
export type InteractiveType = Interactive["type"];

/** The files that an interactive message shows, in the order of its attachments. */
export function filesOf(
  interactive: Interactive,
): { type: "image" | "video" | "document"; fileId: string; fileName?: string | undefined }[] {
  if (interactive.type === "carousel") return interactive.cards.map(({ header }) => header);
  const header = "header" in interactive ? interactive.header : undefined;
  return header && header.type !== "text" ? [header] : [];
}

function areUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

function isLink(value: string): boolean {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { hostname } = new URL(value);
  return !/^[\d.]+$/.test(hostname) && !hostname.startsWith("[");
}
