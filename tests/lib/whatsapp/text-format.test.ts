import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TextBlock } from "@/lib/whatsapp/text-blocks";
import { parseText } from "@/lib/whatsapp/text-format";
import type { InlineText } from "@/lib/whatsapp/text-inline";

const MARKS = { bold: "*", italic: "_", strike: "~", code: "`", mono: "```" } as const;

/** The tree as markup again. */
function print(blocks: TextBlock[]): string {
  return blocks.map(printBlock).join("\n");
}

function printBlock(block: TextBlock): string {
  switch (block.kind) {
    case "paragraph":
      return printInline(block.children);
    case "quote":
      return block.lines.map((line) => `> ${printInline(line)}`).join("\n");
    case "bullets":
      return block.items.map((item) => `- ${printInline(item)}`).join("\n");
    case "numbers":
      return block.items.map(({ number, children }) => `${number}. ${printInline(children)}`).join("\n");
  }
}

function printInline(nodes: InlineText[]): string {
  return nodes
    .map((node) => {
      if (node.kind === "text" || node.kind === "link") return node.text;
      const mark = MARKS[node.kind];
      return `${mark}${"children" in node ? printInline(node.children) : node.text}${mark}`;
    })
    .join("");
}

/** A short spelling of the tree: <bold>…</bold>. */
function spell(text: string): string {
  return parseText(text).map(spellBlock).join("\n");
}

function spellBlock(block: TextBlock): string {
  switch (block.kind) {
    case "paragraph":
      return spellInline(block.children);
    case "quote":
      return `<quote>${block.lines.map(spellInline).join("|")}</quote>`;
    case "bullets":
      return `<bullets>${block.items.map(spellInline).join("|")}</bullets>`;
    case "numbers":
      return `<numbers>${block.items.map(({ number, children }) => `${number}:${spellInline(children)}`).join("|")}</numbers>`;
  }
}

function spellInline(nodes: InlineText[]): string {
  return nodes
    .map((node) => {
      if (node.kind === "text") return node.text;
      if (node.kind === "link") return `<link ${node.href}>${node.text}</link>`;
      return `<${node.kind}>${"children" in node ? spellInline(node.children) : node.text}</${node.kind}>`;
    })
    .join("");
}

describe("marks", () => {
  test.each([
    ["*bold* _italic_ ~strike~", "<bold>bold</bold> <italic>italic</italic> <strike>strike</strike>"],
    ["so *very* good", "so <bold>very</bold> good"],
    ["(*bold*), _italic_!", "(<bold>bold</bold>), <italic>italic</italic>!"],
    ["*_~all~_*", "<bold><italic><strike>all</strike></italic></bold>"],
    ["*bold _and italic_*", "<bold>bold <italic>and italic</italic></bold>"],
    ["*two words*\n_next line_", "<bold>two words</bold>\n<italic>next line</italic>"],
    ["😀*bold*😀", "😀<bold>bold</bold>😀"],
    ["❤️*bold*", "❤️<bold>bold</bold>"],
    ["*رقم الطلب* 48213", "<bold>رقم الطلب</bold> 48213"],
    ["*olá*, Marta", "<bold>olá</bold>, Marta"],
    ["*a **", "<bold>a *</bold>"],
  ])("%j are read", (text, tree) => {
    expect(spell(text)).toBe(tree);
  });

  test.each([
    "2 * 3 * 4",
    "2*3*4",
    "so * not bold*",
    "*not bold *",
    "snake_case_name",
    "a*b*",
    "*b*a",
    "*open",
    "close*",
    "**",
    "a * *",
    "_ _",
    "*one line\nand another*",
    "über*all*",
    "नमस्ते*b*",
    "𝓗*b*",
  ])("%j stay text", (text) => {
    expect(spell(text)).toBe(text);
  });

  test("that cross each other: the one that opened first wins", () => {
    expect(spell("*a _b* c_")).toBe("<bold>a _b</bold> c_");
  });

  test("left open do not hide those inside them", () => {
    expect(spell("*a _b_")).toBe("*a <italic>b</italic>");
  });
});

describe("code", () => {
  test.each([
    ["run `npm test` now", "run <code>npm test</code> now"],
    ["`*not bold*`", "<code>*not bold*</code>"],
    ["*`x`*", "<bold><code>x</code></bold>"],
    ["`https://a.example`", "<code>https://a.example</code>"],
    ["a`b`", "a`b`"],
    ["` x `", "` x `"],
    ["``", "``"],
    ["`a\nb`", "`a\nb`"],
    ["```*mono*```", "<mono>*mono*</mono>"],
    ["see ```one\n- two\n> three``` end", "see <mono>one\n- two\n> three</mono> end"],
    ["*a ```b\nc``` d*", "*a <mono>b\nc</mono> d*"],
    ["*a ```b``` d*", "<bold>a <mono>b</mono> d</bold>"],
    ["```   ```", "```   ```"],
    ["```open", "```open"],
    ["``` ``` x```", "``` <mono> x</mono>"],
  ])("%j is %j", (text, tree) => {
    expect(spell(text)).toBe(tree);
  });
});

describe("blocks", () => {
  test.each([
    ["- one\n- *two*", "<bullets>one|<bold>two</bold></bullets>"],
    ["* one\n* two", "<bullets>one|two</bullets>"],
    ["1. one\n2. two\n7. seven", "<numbers>1:one|2:two|7:seven</numbers>"],
    ["> said\n> _so_\nyes", "<quote>said|<italic>so</italic></quote>\nyes"],
    ["list:\n- one\n\n- two", "list:\n<bullets>one</bullets>\n\n<bullets>two</bullets>"],
    ["- ```a\nb```\n- c", "<bullets><mono>a\nb</mono>|c</bullets>"],
    ["-no", "-no"],
    ["- ", "- "],
    ["1.no", "1.no"],
    ["01. no", "01. no"],
    ["1234567890. no", "1234567890. no"],
    [">no", ">no"],
    ["a\n\n\nb", "a\n\n\nb"],
    ["", ""],
    ["\n", "\n"],
  ])("%j are %j", (text, tree) => {
    expect(spell(text)).toBe(tree);
  });
});

describe("links", () => {
  test.each([
    ["see https://a.example/b_c_d.", "see <link https://a.example/b_c_d>https://a.example/b_c_d</link>."],
    ["HTTP://A.EXAMPLE/x", "<link HTTP://A.EXAMPLE/x>HTTP://A.EXAMPLE/x</link>"],
    ["www.casement.com/a?b=c", "<link https://www.casement.com/a?b=c>www.casement.com/a?b=c</link>"],
    ["write to ana@shop.com!", "write to <link mailto:ana@shop.com>ana@shop.com</link>!"],
    ["*https://a.example/b*", "<bold><link https://a.example/b>https://a.example/b</link></bold>"],
    ["*_https://a.example/b_*", "<bold><italic><link https://a.example/b>https://a.example/b</link></italic></bold>"],
    ["- https://a.example/b", "<bullets><link https://a.example/b>https://a.example/b</link></bullets>"],
    ["bare.com stays text", "bare.com stays text"],
    ["javascript:alert(1)", "javascript:alert(1)"],
    ["ftp://files.example/x", "ftp://files.example/x"],
    ["data:text/html,<b>", "data:text/html,<b>"],
  ])("%j is %j", (text, tree) => {
    expect(spell(text)).toBe(tree);
  });

  test("never lead anywhere but to the web or to a mailbox", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.emailAddress(), fc.string()),
        fc.constantFrom("", "javascript:", "file://", "www.", "mailto:", "*"),
        (address, before) => {
          const links = spell(`${before}${address}`).matchAll(/<link (.*?)>/g);
          for (const [, href] of links) expect(href).toMatch(/^(https?:\/\/|mailto:)/i);
        },
      ),
    );
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    "*",
    "_",
    "~",
    "`",
    "```",
    "\n",
    " ",
    "- ",
    "* ",
    "> ",
    "1. ",
    "a",
    "ü",
    "😀",
    "https://a.example/b_c",
    "@",
    "x@y.com",
    "www.",
    "\r",
    "\u0000",
    "\ud83d",
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join("")),
  );
  /** Both signs of a bullet are one in the tree. */
  const normalise = (text: string) => print(parseText(text)).replaceAll(/^\* (?=\S)/gm, "- ");

  test("is kept but for its marks: printed again, the tree is the text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normalise(text)).toBe(text.replaceAll(/^\* (?=\S)/gm, "- "));
      }),
      { numRuns: 3_000 },
    );
  });

  test("gives no empty nodes and no two texts that could be one", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const check = (nodes: InlineText[]) => {
          for (const node of nodes) {
            if ("children" in node) {
              expect(node.children.length).toBeGreaterThan(0);
              check(node.children);
            } else {
              expect(node.text).not.toBe("");
            }
          }
        };
        for (const block of parseText(text)) {
          if (block.kind === "paragraph") check(block.children);
        }
      }),
    );
  });

  test.each(["*", "_", "`", "```", "*a ", "_a* ", "> ", "- ", "\n", "a@", "http://", "*_~", "`a ", "(*a", "```a"])(
    "of %j over and over is read to its end",
    (part) => {
      const text = part.repeat(Math.floor(60_000 / part.length));
      expect(normalise(text).length).toBe(text.length);
    },
  );

  test("longer than any message is shown as it is", () => {
    const text = "*a* ".repeat(20_000);
    expect(parseText(text)).toEqual([{ kind: "paragraph", children: [{ kind: "text", text }] }]);
  });
});
