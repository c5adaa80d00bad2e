import type { Interactive, MediaHeader } from "@/lib/contract/interactive";
import type { JsonObject } from "./json";

/** Meta's media id of each file of ours, by file id. */
export type MediaIds = ReadonlyMap<string, string>;

type Of<Type extends Interactive["type"]> = Extract<Interactive, { type: Type }>;
type Header = { type: "text"; text: string } | MediaHeader;
type Card = Of<"carousel">["cards"][number];

/** The `interactive` object of a message, in Meta's field names. Throws when a file has no id of Meta's. */
export function interactiveObject(interactive: Interactive, mediaIds: MediaIds): JsonObject {
  return {
    // Both carousels are one type to Meta.
    type: interactive.type === "product_carousel" ? "carousel" : interactive.type,
    ...("header" in interactive && interactive.header ? { header: headerObject(interactive.header, mediaIds) } : {}),
    ...(interactive.body === undefined ? {} : { body: { text: interactive.body } }),
    ...("footer" in interactive && interactive.footer ? { footer: { text: interactive.footer } } : {}),
    action: actionOf(interactive, mediaIds),
  };
}

function actionOf(interactive: Interactive, mediaIds: MediaIds): JsonObject {
  switch (interactive.type) {
    case "button":
      return { buttons: interactive.buttons.map((reply) => ({ type: "reply", reply })) };
    case "list":
      return listAction(interactive);
    case "cta_url":
      return linkAction(interactive.link);
    case "location_request_message":
      return { name: "send_location" };
    case "flow":
      return flowAction(interactive);
    case "product":
      return { catalog_id: interactive.catalogId, product_retailer_id: interactive.productId };
    case "product_list":
      return productListAction(interactive);
    case "catalog_message":
      return { name: "catalog_message", ...thumbnail(interactive.thumbnailProductId) };
    case "carousel":
      return { cards: interactive.cards.map((card: Card, index) => cardObject(card, index, mediaIds)) };
    case "product_carousel":
      return { cards: interactive.productIds.map((productId, index) => productCard(interactive.catalogId, productId, index)) };
    case "address_message":
      // The only country that has these forms.
      return { name: "address_message", parameters: { country: "IN" } };
    case "voice_call":
      return callAction(interactive);
    case "call_permission_request":
    case "request_contact_info":
      return { name: interactive.type };
  }
}

function headerObject(header: Header, mediaIds: MediaIds): JsonObject {
  if (header.type === "text") return { type: "text", text: header.text };
  const named = header.type === "document" && header.fileName ? { filename: header.fileName } : {};
  return { type: header.type, [header.type]: { id: mediaIdOf(header.fileId, mediaIds), ...named } };
}

function mediaIdOf(fileId: string, mediaIds: MediaIds): string {
  const mediaId = mediaIds.get(fileId);
  if (mediaId === undefined) throw new Error("A file of an interactive message was not uploaded.");
  return mediaId;
}

function listAction({ button, sections }: Of<"list">): JsonObject {
  return {
    button,
    sections: sections.map(({ title, rows }) => ({
      ...(title ? { title } : {}),
      rows: rows.map(({ id, title: rowTitle, description }) => ({
        id,
        title: rowTitle,
        ...(description ? { description } : {}),
      })),
    })),
  };
}

function linkAction({ label, url }: { label: string; url: string }): JsonObject {
  return { name: "cta_url", parameters: { display_text: label, url } };
}

/** Without a screen, Meta opens the Flow's own first one. */
function flowAction({ flowId, label, mode, screen }: Of<"flow">): JsonObject {
  const opening = screen ? { flow_action: "navigate", flow_action_payload: { screen } } : {};
  return { name: "flow", parameters: { flow_message_version: "3", flow_id: flowId, flow_cta: label, mode, ...opening } };
}

function productListAction({ catalogId, sections }: Of<"product_list">): JsonObject {
  return {
    catalog_id: catalogId,
    sections: sections.map(({ title, productIds }) => ({
      ...(title ? { title } : {}),
      product_items: productIds.map((productId) => ({ product_retailer_id: productId })),
    })),
  };
}

function thumbnail(productId: string | undefined): JsonObject {
  return productId ? { parameters: { thumbnail_product_retailer_id: productId } } : {};
}

function cardObject(card: Card, index: number, mediaIds: MediaIds): JsonObject {
  const shown = {
    header: headerObject(card.header, mediaIds),
    ...(card.body ? { body: { text: card.body } } : {}),
  };
  if ("link" in card) return { card_index: index, type: "cta_url", ...shown, action: linkAction(card.link) };
  const buttons = card.buttons.map((reply) => ({ type: "quick_reply", quick_reply: reply }));
  return { card_index: index, ...shown, action: { buttons } };
}

function productCard(catalogId: string, productId: string, index: number): JsonObject {
  return { card_index: index, type: "product", action: { product_retailer_id: productId, catalog_id: catalogId } };
}

function callAction({ label, minutes }: Of<"voice_call">): JsonObject {
  return {
    name: "voice_call",
    parameters: { display_text: label, ...(minutes === undefined ? {} : { ttl_minutes: minutes }) },
  };
}
