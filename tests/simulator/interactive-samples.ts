const body = { text: "How can we help?" };
export const LINK = "https://files.example/mug.jpg";

export function reply(id: string, title = id) {
  return { type: "reply", reply: { id, title } };
}

export function card(index: number, action: object) {
  return { card_index: index, header: { type: "image", image: { link: LINK } }, body: { text: "Blue mug" }, action };
}

export const linkAction = (label = "Open") => ({
  name: "cta_url",
  parameters: { display_text: label, url: "https://shop.example/mug" },
});

export function productCard(index: number, catalogId = "77") {
  return { card_index: index, type: "product", action: { product_retailer_id: `mug-${index}`, catalog_id: catalogId } };
}

export function quickReply(id: string) {
  return { type: "quick_reply", quick_reply: { id, title: `Pick ${id}` } };
}

export function rows(count: number, prefix = "row") {
  return Array.from({ length: count }, (_, index) => ({ id: `${prefix}-${index}`, title: `Row ${index}` }));
}

export function flow(parameters: object) {
  return { name: "flow", parameters: { flow_message_version: "3", flow_id: "55", flow_cta: "Book", ...parameters } };
}

export function voiceCall(parameters: object) {
  return { name: "voice_call", parameters: { display_text: "Call us", ...parameters } };
}

export function address(parameters: object) {
  return { name: "address_message", parameters: { country: "IN", ...parameters } };
}

/** An interactive message of each type that a business may send, as Meta's documents show it. */
export const GOOD: Record<string, object> = {
  "reply buttons": { type: "button", body, footer: { text: "Ribeira" }, action: { buttons: [reply("yes"), reply("no")] } },
  "reply buttons under a picture": {
    type: "button",
    header: { type: "image", image: { link: LINK } },
    body,
    action: { buttons: [reply("yes")] },
  },
  "a list": {
    type: "list",
    header: { type: "text", text: "Slots" },
    body: { text: "b".repeat(4_096) },
    action: { button: "Choose", sections: [{ rows: rows(10) }] },
  },
  "a list of sections": {
    type: "list",
    body,
    action: {
      button: "Choose",
      sections: [
        { title: "Monday", rows: [{ id: "a", title: "Ten", description: "Main St" }] },
        { title: "Tuesday", rows: [{ id: "b", title: "Ten" }] },
      ],
    },
  },
  "a link": { type: "cta_url", header: { type: "text", text: "Shop" }, body, action: linkAction() },
  "a wish for a place": { type: "location_request_message", body, action: { name: "send_location" } },
  "a flow": { type: "flow", body, action: flow({ flow_token: "t", flow_action_payload: { screen: "DATE", data: { a: 1 } } }) },
  "a product": { type: "product", action: { catalog_id: "77", product_retailer_id: "mug-blue" } },
  "a list of products": {
    type: "product_list",
    header: { type: "text", text: "Mugs" },
    body,
    action: { catalog_id: "77", sections: [{ title: "Mugs", product_items: [{ product_retailer_id: "mug-blue" }] }] },
  },
  "a catalogue": {
    type: "catalog_message",
    body,
    action: { name: "catalog_message", parameters: { thumbnail_product_retailer_id: "mug-blue" } },
  },
  "cards with links": { type: "carousel", body, action: { cards: [card(0, linkAction()), card(1, linkAction())] } },
  "cards with quick replies": {
    type: "carousel",
    body,
    action: { cards: [card(0, { buttons: [quickReply("a")] }), card(1, { buttons: [quickReply("b")] })] },
  },
  "cards with products": { type: "carousel", body, action: { cards: [productCard(0), productCard(1)] } },
  "a wish for an address": {
    type: "address_message",
    body,
    action: address({
      values: { name: "Asha", in_pin_code: "400051" },
      saved_addresses: [{ id: "a", value: { city: "Mumbai" } }],
    }),
  },
  "a wish to call": { type: "call_permission_request", body, action: { name: "call_permission_request" } },
  "a button to call": { type: "voice_call", body, action: voiceCall({ ttl_minutes: 100, payload: "order 48213" }) },
  "a wish for the number": { type: "request_contact_info", body, action: { name: "request_contact_info" } },
};
