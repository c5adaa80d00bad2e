import { findAddresses } from "@/lib/whatsapp/text-address";
import { parseBlocks, type TextBlock } from "@/lib/whatsapp/text-blocks";
import type { InlineText } from "@/lib/whatsapp/text-inline";

/** A text without its marks: for a quote, and for ears. */
export function plainText(text: string): string {
  return parseBlocks(text, findAddresses).map(blockText).join("\n");
}

function blockText(block: TextBlock): string {
  switch (block.kind) {
    case "paragraph":
      return inlineText(block.children);
    case "quote":
      return block.lines.map(inlineText).join("\n");
    case "bullets":
      return block.items.map((item) => `• ${inlineText(item)}`).join("\n");
    case "numbers":
      return block.items.map(({ number, children }) => `${number}. ${inlineText(children)}`).join("\n");
  }
}

function inlineText(parts: InlineText[]): string {
  return parts.map((part) => ("children" in part ? inlineText(part.children) : part.text)).join("");
}
