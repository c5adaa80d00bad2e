import type { FileView } from "@/lib/contract/attachment";
import type { Interactive, InteractiveType } from "@/lib/contract/interactive";

/** A file that a message shows. `view` is known once it was uploaded here; of a saved message only the id is. */
export type FileRef = { id: string; type: "image" | "video" | "document"; fileName: string | null; view: FileView | null };

/** Something that the contact can choose. `id` comes back with the choice; "" = made from the title. */
export type ChoiceDraft = { key: string; id: string; title: string; description: string };

export type SectionDraft = { key: string; title: string; rows: ChoiceDraft[] /** Product ids, one a line. */; products: string };

export type CardDraft = { key: string; file: FileRef | null; body: string; label: string; url: string; buttons: ChoiceDraft[] };

export type HeaderKind = "none" | "text" | FileRef["type"];

/**
 * An interactive message as it is being made: the fields of every type, so that nothing is lost by looking at another one.
 * All of it may be wrong.
 */
export type InteractiveDraft = {
  type: InteractiveType;
  headerKind: HeaderKind;
  headerText: string;
  headerFile: FileRef | null;
  body: string;
  footer: string;
  buttons: ChoiceDraft[];
  /** What is pressed to open the list. */
  listButton: string;
  sections: SectionDraft[];
  label: string;
  url: string;
  flowId: string;
  flowMode: "published" | "draft";
  screen: string;
  catalogId: string;
  productId: string;
  products: string;
  cardAction: "link" | "buttons";
  cards: CardDraft[];
  minutes: string;
};

let keyCount = 0;

function newKey(): string {
  keyCount += 1;
  return `draft-${keyCount}`;
}

export function emptyChoice(): ChoiceDraft {
  return { key: newKey(), id: "", title: "", description: "" };
}

export function emptySection(): SectionDraft {
  return { key: newKey(), title: "", rows: [emptyChoice()], products: "" };
}

export function emptyCard(buttons = 1): CardDraft {
  return { key: newKey(), file: null, body: "", label: "", url: "", buttons: Array.from({ length: buttons }, emptyChoice) };
}

/** An empty draft of a type. */
export function emptyDraft(type: InteractiveType): InteractiveDraft {
  return {
    ...{ type, headerKind: "none", headerText: "", headerFile: null, body: "", footer: "" },
    ...{ buttons: [emptyChoice()], listButton: "", sections: [emptySection()], label: "", url: "" },
    ...{ flowId: "", flowMode: "published", screen: "", catalogId: "", productId: "", products: "" },
    ...{ cardAction: "link", cards: [emptyCard(), emptyCard()], minutes: "" },
  };
}

/** A saved message, to start from. */
export function fromInteractive(saved: Interactive): InteractiveDraft {
  const draft = { ...emptyDraft(saved.type), ...wordsOf(saved), ...headerOf(saved) };
  switch (saved.type) {
    case "button":
      return { ...draft, buttons: saved.buttons.map(toChoice) };
    case "list":
      return {
        ...draft,
        listButton: saved.button,
        sections: saved.sections.map((section) => ({
          ...emptySection(),
          title: section.title ?? "",
          rows: section.rows.map(toChoice),
        })),
      };
    case "cta_url":
      return { ...draft, label: saved.link.label, url: saved.link.url };
    case "flow":
      return { ...draft, label: saved.label, flowId: saved.flowId, flowMode: saved.mode, screen: saved.screen ?? "" };
    case "product":
      return { ...draft, catalogId: saved.catalogId, productId: saved.productId };
    case "product_list":
      return {
        ...draft,
        catalogId: saved.catalogId,
        sections: saved.sections.map(({ title, productIds }) => ({
          ...emptySection(),
          title: title ?? "",
          products: productIds.join("\n"),
        })),
      };
    case "catalog_message":
      return { ...draft, productId: saved.thumbnailProductId ?? "" };
    case "carousel":
      return {
        ...draft,
        cardAction: saved.cards.some((card) => "buttons" in card) ? "buttons" : "link",
        cards: saved.cards.map(toCardDraft),
      };
    case "product_carousel":
      return { ...draft, catalogId: saved.catalogId, products: saved.productIds.join("\n") };
    case "voice_call":
      return { ...draft, label: saved.label, minutes: saved.minutes === undefined ? "" : String(saved.minutes) };
    default:
      return draft;
  }
}

function wordsOf(saved: Interactive): Pick<InteractiveDraft, "body" | "footer"> {
  return { body: saved.body ?? "", footer: "footer" in saved ? (saved.footer ?? "") : "" };
}

function headerOf(saved: Interactive): Partial<InteractiveDraft> {
  const header = "header" in saved ? saved.header : undefined;
  if (!header) return {};
  if (header.type === "text") return { headerKind: "text", headerText: header.text };
  const { type, fileId, fileName } = header;
  return { headerKind: type, headerFile: { id: fileId, type, fileName: fileName ?? null, view: null } };
}

function toChoice({ id, title, description }: { id: string; title: string; description?: string | undefined }): ChoiceDraft {
  return { key: newKey(), id, title, description: description ?? "" };
}

type Card = Extract<Interactive, { type: "carousel" }>["cards"][number];

function toCardDraft(card: Card): CardDraft {
  const { header, body } = card;
  return {
    ...emptyCard(),
    file: { id: header.fileId, type: header.type, fileName: null, view: null },
    body: body ?? "",
    ...("link" in card ? { label: card.link.label, url: card.link.url } : { buttons: card.buttons.map(toChoice) }),
  };
}
