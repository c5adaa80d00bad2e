import { Fragment } from "react";

const MARK = /(\{\{[^{}]*\}\})/;

/** A text with its variables as chips, exactly as wide as the text itself: it lies under a field that shows no ink. */
export function MarkedText({ text, isBad }: { text: string; isBad: (from: number, to: number) => boolean }) {
  let at = 0;
  return text.split(MARK).map((piece, index) => {
    const from = at;
    at += piece.length;
    return index % 2 === 0 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text are their places.
      <Fragment key={index}>{piece}</Fragment>
    ) : (
      <mark
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text are their places.
        key={index}
        className={`rounded-[3px] ring-1 ${
          isBad(from, at) ? "bg-danger-bg text-danger-ink ring-danger-line" : "bg-accent-soft text-accent-ink ring-accent-line"
        }`}
      >
        {piece}
      </mark>
    );
  });
}
