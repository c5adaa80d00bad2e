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
  "shop.example/_files_/a_b.pdf",
  "ribeira.com/~ana~/x",
  "ftp://a.example/*b*",
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

test.each([
  [
    "see mysite.example/_files_/a_b_c.pdf and example.com/~ana~/x",
    "see mysite.example/_files_/a_b_c.pdf and example.com/~ana~/x",
  ],
  ["*shop.example/_x_/y* now", "<bold>shop.example/_x_/y</> now"],
  ["_loja.example/a_b_, 2", "<italic>loja.example/a_b</>, 2"],
  ["(shop.example/*a*).", "(shop.example/*a*)."],
  ["192.168.0.1:8080/_x_ localhost:3000/~y~", "192.168.0.1:8080/_x_ localhost:3000/~y~"],
  ["ftp://a.example/_b_ whatsapp://send?text=*c*", "ftp://a.example/_b_ whatsapp://send?text=*c*"],
  ["лавка.рф/_меню_", "лавка.рф/_меню_"],
  ["and/or _this_ e.g. *that*", "and/or <italic>this</> e.g. <bold>that</>"],
  ["end._Not_ 3.5/_5_", "end.<italic>Not</> 3.5/<italic>5</>"],
])("an address without a scheme keeps its marks, and what is none does not: %s", (text, expected) => {
  expect(words(parseText(text))).toEqual([expected]);
});
