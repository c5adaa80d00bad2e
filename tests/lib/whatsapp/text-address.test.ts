import fc from "fast-check";
import { expect, test } from "vitest";
import { findAddresses } from "@/lib/whatsapp/text-address";
import { parseBlocks, type TextBlock } from "@/lib/whatsapp/text-blocks";
import { parseText } from "@/lib/whatsapp/text-format";
import type { InlineText } from "@/lib/whatsapp/text-inline";

/** All that is not a mark, and which of it is in bold, italic, or struck through; whatever finds the links in it. */
function words(blocks: TextBlock[]): unknown[] {
  return blocks.map((block) => (block.kind === "paragraph" ? inline(block.children) : block));
}

function inline(parts: InlineText[]): string {
  return parts.map((part) => ("children" in part ? `<${part.kind}>${inline(part.children)}</>` : part.text)).join("");
}

const addresses = [
  "https://a.example/_x_/y",
  "http://a.example/b?c=*d*",
  "HTTPS://A.EXAMPLE/~b~",
  "https://user:secret@a.example/_b_",
  "www.ribeira.com/_menu_",
  "ada_lovelace_@ribeira.com",
  "grace@ribeira.com",
  "https://",
  "@ada",
];

test("without knowing which domains there are, the words and their marks come out the same", () => {
  const sentence = fc.array(fc.tuple(fc.constantFrom("", "*", "_", "~"), fc.constantFrom("see", ...addresses)), { maxLength: 8 });
  const text = sentence.map((parts) => parts.map(([mark, word]) => `${mark}${word}${mark}`).join(" "));
  fc.assert(
    fc.property(text, (text) => {
      expect(words(parseBlocks(text, findAddresses))).toEqual(words(parseText(text)));
    }),
  );
});

test("marks within an address stay, those around it count", () => {
  const text = "*https://a.example/_x_/y* and _www.ribeira.com_ and *ada@ribeira.com*";
  expect(words(parseBlocks(text, findAddresses))).toEqual([
    "<bold>https://a.example/_x_/y</> and <italic>www.ribeira.com</> and <bold>ada@ribeira.com</>",
  ]);
});
