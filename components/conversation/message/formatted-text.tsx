import { Fragment, type ReactNode, useMemo } from "react";
import { withoutStacks } from "@/lib/contract/visible-text";
import type { TextBlock } from "@/lib/whatsapp/text-blocks";
import { parseText } from "@/lib/whatsapp/text-format";
import type { InlineText } from "@/lib/whatsapp/text-inline";
import { useTabStop } from "./tab-stop";

/** A text with WhatsApp's markup, as the contact's phone shows it. Its last line leaves room for the stamp. */
export function FormattedText({ text }: { text: string }) {
  const blocks = useMemo(() => parseText(withoutStacks(text)), [text]);
  return <span className="whitespace-pre-wrap">{blocks.map((block, index) => keyed(index, <Block block={block} />))}</span>;
}

function Block({ block }: { block: TextBlock }) {
  switch (block.kind) {
    case "paragraph":
      return <Inline parts={block.children} />;
    case "quote":
      return (
        <span className="my-0.5 block border-(--bubble-meta) border-s-[3px] ps-2 text-(--bubble-meta)">
          {block.lines.map((line, index) =>
            keyed(
              index,
              <span className="block">
                <Inline parts={line} />
              </span>,
            ),
          )}
        </span>
      );
    case "bullets":
      return (
        <ul className="list-disc ps-5">
          {block.items.map((item, index) =>
            keyed(
              index,
              <li>
                <Inline parts={item} />
              </li>,
            ),
          )}
        </ul>
      );
    case "numbers":
      return (
        <ol className="list-decimal ps-6">
          {block.items.map(({ number, children }, index) =>
            keyed(
              index,
              <li value={number}>
                <Inline parts={children} />
              </li>,
            ),
          )}
        </ol>
      );
  }
}

function Inline({ parts }: { parts: InlineText[] }) {
  return parts.map((part, index) => keyed(index, <InlinePart part={part} />));
}

function InlinePart({ part }: { part: InlineText }) {
  switch (part.kind) {
    case "text":
      return part.text;
    case "bold":
      return (
        <strong className="font-semibold">
          <Inline parts={part.children} />
        </strong>
      );
    case "italic":
      return (
        <em>
          <Inline parts={part.children} />
        </em>
      );
    case "strike":
      return (
        <s>
          <Inline parts={part.children} />
        </s>
      );
    case "code":
      return <code className="rounded-[3px] bg-(--bubble-quote) px-1 py-px font-mono text-sm">{part.text}</code>;
    case "mono":
      return <code className="font-mono text-sm">{part.text}</code>;
    case "link":
      return <Link href={part.href}>{part.text}</Link>;
  }
}

function Link({ href, children }: { href: string; children: string }) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={useTabStop()}
      className="rounded-xs text-link underline decoration-1 underline-offset-2"
    >
      {children}
    </a>
  );
}

/** The parts of a text keep their places, so that a place is a good key. */
function keyed(index: number, part: ReactNode) {
  return <Fragment key={index}>{part}</Fragment>;
}
