import type { Interactive } from "@/lib/contract/interactive";
import type { CardDraft, ChoiceDraft, InteractiveDraft } from "./draft";

/** The message that a draft stands for, with its mistakes: what the contract's schema then judges, and what the preview draws. */
export function toInteractive(draft: InteractiveDraft): Interactive {
  const { type } = draft;
  const body = draft.body.trim();
  const footer = orNone(draft.footer);
  switch (type) {
    case "button":
      return { type, ...headerOf(draft), body, footer, buttons: toChoices(draft.buttons) };
    case "list":
      return { type, ...textHeaderOf(draft), body, footer, button: draft.listButton.trim(), sections: toSections(draft) };
    case "cta_url":
      return { type, ...headerOf(draft), body, footer, link: { label: draft.label.trim(), url: draft.url.trim() } };
    case "flow":
      return {
        ...{ type, ...headerOf(draft), body, footer },
        ...{ label: draft.label.trim(), flowId: draft.flowId.trim(), mode: draft.flowMode, screen: orNone(draft.screen) },
      };
    case "product":
      return { type, body: orNone(body), footer, catalogId: draft.catalogId.trim(), productId: draft.productId.trim() };
    case "product_list":
      return {
        ...{ type, header: { type: "text", text: draft.headerText.trim() }, body, footer },
        catalogId: draft.catalogId.trim(),
        sections: draft.sections.map(({ title, products }) => ({ title: orNone(title), productIds: linesOf(products) })),
      };
    case "catalog_message":
      return { type, body, footer, thumbnailProductId: orNone(draft.productId) };
    case "carousel":
      return draft.cardAction === "link"
        ? {
            type,
            body,
            cards: draft.cards.map((card) => ({ ...cardTop(card), link: { label: card.label.trim(), url: card.url.trim() } })),
          }
        : { type, body, cards: draft.cards.map((card) => ({ ...cardTop(card), buttons: toChoices(card.buttons) })) };
    case "product_carousel":
      return { type, body, catalogId: draft.catalogId.trim(), productIds: linesOf(draft.products) };
    case "call_permission_request":
      return { type, body: orNone(body) };
    case "voice_call":
      return {
        type,
        body,
        label: draft.label.trim(),
        ...(draft.minutes.trim() === "" ? {} : { minutes: Number(draft.minutes) }),
      };
    case "location_request_message":
    case "address_message":
    case "request_contact_info":
      return { type, body };
  }
}

/** Ids that come back with a choice: those that were given, else words of the title, each once. */
function toChoices(choices: readonly ChoiceDraft[]): { id: string; title: string }[] {
  const taken = new Set<string>();
  return choices.map(({ id, title }, index) => {
    const wanted = id || slugOf(title) || `option-${index + 1}`;
    const free = taken.has(wanted) ? `${wanted}-${index + 1}` : wanted;
    taken.add(free);
    return { id: free, title: title.trim() };
  });
}

function toSections({ sections }: InteractiveDraft) {
  const rows = sections.flatMap((section) => section.rows);
  const made = toChoices(rows);
  const byKey = new Map(rows.map((row, index) => [row.key, { ...made[index], description: orNone(row.description) }]));
  return sections.map(({ title, rows: own }) => ({
    title: orNone(title),
    rows: own.map(({ key, title: words }) => ({ id: key, title: words.trim(), ...byKey.get(key) })),
  }));
}

function cardTop({ file, body }: CardDraft) {
  const type = file?.type === "video" ? ("video" as const) : ("image" as const);
  return { header: { type, fileId: file?.id ?? "" }, body: orNone(body) };
}

function headerOf(draft: InteractiveDraft) {
  const { headerKind, headerFile } = draft;
  if (headerKind === "none" || headerKind === "text") return textHeaderOf(draft);
  const fileName = headerKind === "document" ? orNone(headerFile?.fileName ?? "") : undefined;
  return { header: { type: headerKind, fileId: headerFile?.id ?? "", fileName } };
}

function textHeaderOf({ headerKind, headerText }: InteractiveDraft) {
  return headerKind === "text" ? { header: { type: "text" as const, text: headerText.trim() } } : {};
}

function orNone(text: string): string | undefined {
  return text.trim() || undefined;
}

function linesOf(text: string): string[] {
  return text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function slugOf(title: string): string {
  return title
    .trim()
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);
}
