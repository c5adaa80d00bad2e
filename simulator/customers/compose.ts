import type { World } from "../world";
import { composeMedia } from "./compose-media";
import { type Composed, plain } from "./composed";
import type { Draft, OrderItem, PlaceDraft } from "./draft";

/** Lisbon's old town, where most of the cast lives. */
const HERE = { latitude: 38.7117, longitude: -9.1432 };
/** The catalogue of the business. */
export const CATALOG = "1284057300000777";
const BASKET: OrderItem[] = [{ productId: "mug-blue", quantity: 2, price: 12.5, currency: "EUR" }];

/** Meta's message for what a person wants to send. Throws ControlError for a file that there is not. */
export async function compose(world: World, draft: Draft): Promise<Composed> {
  switch (draft.type) {
    case "text":
      return plain({ type: "text", text: { body: draft.text } }, draft.text);
    case "image":
    case "video":
    case "audio":
    case "voice":
    case "document":
    case "sticker":
      return composeMedia(world, draft);
    case "location":
      return composePlace(draft);
    case "contacts":
      return composeContacts(draft);
    case "order":
      return composeOrder(draft.items ?? BASKET, draft.catalogId, draft.text);
    case "product": {
      const product = { catalog_id: draft.catalogId ?? CATALOG, product_retailer_id: draft.productId ?? "mug-blue" };
      return plain({ type: "interactive", interactive: { type: "product", product } }, product.product_retailer_id);
    }
    case "unsupported":
      return composeUnsupported(draft.unsupportedType ?? "poll_creation", draft.code);
    case "button":
      return plain({ type: "button", button: { payload: draft.payload, text: draft.text } }, draft.text);
    case "raw":
      return plain(draft.message);
  }
}

export function composePlace({ latitude, longitude, name, address }: PlaceDraft): Composed {
  const location = {
    latitude: latitude ?? HERE.latitude,
    longitude: longitude ?? HERE.longitude,
    ...(name === undefined ? {} : { name }),
    ...(address === undefined ? {} : { address }),
  };
  return plain({ type: "location", location }, name ?? null);
}

export function composeOrder(items: OrderItem[], catalogId = CATALOG, text = ""): Composed {
  const product_items = items.map(({ productId, quantity, price, currency }) => ({
    product_retailer_id: productId,
    quantity,
    item_price: price,
    currency,
  }));
  return plain({ type: "order", order: { catalog_id: catalogId, text, product_items } }, text || null);
}

function composeContacts({ name = "Ana Lima", phone = "+351 916 555 208", cards }: Extract<Draft, { type: "contacts" }>) {
  const [first = name, ...rest] = name.split(" ");
  const last = rest.length > 0 ? { last_name: rest.join(" ") } : {};
  const card = {
    name: { formatted_name: name, first_name: first, ...last },
    phones: [{ phone, type: "MOBILE", wa_id: phone.replace(/\D/g, "") }],
  };
  return plain({ type: "contacts", contacts: cards ?? [card] }, cards ? null : name);
}

const UNSUPPORTED = {
  131051: { title: "Message type unknown", details: "Message type is currently not supported." },
  131052: { title: "Media download error", details: "The media that the user sent is too large to be downloaded." },
  131060: { title: "Message unavailable", details: "This message is currently unavailable." },
};

/** What Meta tells of a message that it does not hand on. */
export function composeUnsupported(type: string, code: keyof typeof UNSUPPORTED = 131051): Composed {
  const { title, details } = UNSUPPORTED[code];
  const errors = [{ code, title, message: title, error_data: { details } }];
  return plain({ type: "unsupported", unsupported: { type }, errors });
}
