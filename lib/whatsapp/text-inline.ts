import { isBoundaryAfter, isBoundaryBefore, isSpace, type TextAtom, type TextSpan } from "./text-span";

type StyledText = { kind: "bold" | "italic" | "strike"; children: InlineText[] };

/** Markup within a line. Plain text may hold line breaks. */
export type InlineText = StyledText | TextAtom;

const STYLES = { "*": "bold", _: "italic", "~": "strike" } as const satisfies Record<string, StyledText["kind"]>;
type Mark = keyof typeof STYLES;

type Token =
  | { kind: "text"; text: string }
  | { kind: "atom"; atom: TextAtom }
  | { kind: "mark"; mark: Mark; canOpen: boolean; canClose: boolean };

/** A mark that was opened and waits for its end, with what came since. */
type Frame = { mark: Mark; children: InlineText[] };

/**
 * Reads the marks of one line, around the atoms in `spans`. A mark opens before and closes after something that is no
 * space, at the edges of words; without its counterpart it stays text. One pass: at most one mark of each kind is open.
 */
export function parseInline(line: string, spans: TextSpan[]): InlineText[] {
  const children: InlineText[] = [];
  const open: Frame[] = [];
  for (const token of tokenize(line, spans)) {
    if (token.kind === "text") {
      addText(innermost(open, children), token.text);
    } else if (token.kind === "mark") {
      readMark(token, open, children);
    } else {
      // Nothing but monospace goes on over the end of a line.
      if (token.atom.text.includes("\n")) giveUp(open, children);
      if (token.atom.kind === "text") addText(innermost(open, children), token.atom.text);
      else innermost(open, children).push(token.atom);
    }
  }
  giveUp(open, children);
  return children;
}

function tokenize(line: string, spans: TextSpan[]): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const { start, end, atom } of spans) {
    tokens.push(...findMarks(line, from, start), { kind: "atom", atom });
    from = end;
  }
  tokens.push(...findMarks(line, from, line.length));
  return tokens;
}

function findMarks(line: string, from: number, end: number): Token[] {
  const tokens: Token[] = [];
  let textFrom = from;
  for (let index = from; index < end; index += 1) {
    const mark = line[index];
    if (!isMark(mark)) continue;
    const [before, after] = [line[index - 1], line[index + 1]];
    const canOpen = !isSpace(after) && after !== mark && isBoundaryBefore(line, index);
    const canClose = !isSpace(before) && isBoundaryAfter(line, index + 1);
    if (!canOpen && !canClose) continue;
    tokens.push({ kind: "text", text: line.slice(textFrom, index) }, { kind: "mark", mark, canOpen, canClose });
    textFrom = index + 1;
  }
  tokens.push({ kind: "text", text: line.slice(textFrom, end) });
  return tokens;
}

function readMark({ mark, canOpen, canClose }: Extract<Token, { kind: "mark" }>, open: Frame[], line: InlineText[]): void {
  const isOpen = open.some((frame) => frame.mark === mark);
  if (isOpen && canClose) close(mark, open, line);
  else if (!isOpen && canOpen) open.push({ mark, children: [] });
  else addText(innermost(open, line), mark);
}

/** Ends the frame of `mark`; frames inside it had no end and become text. */
function close(mark: Mark, open: Frame[], line: InlineText[]): void {
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    if (frame.mark === mark) {
      innermost(open, line).push({ kind: STYLES[mark], children: frame.children });
      return;
    }
    dissolve(frame, innermost(open, line));
  }
}

/** The line ends: every open mark becomes text. */
function giveUp(open: Frame[], line: InlineText[]): void {
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) dissolve(frame, innermost(open, line));
}

function dissolve(frame: Frame, into: InlineText[]): void {
  addText(into, frame.mark);
  for (const child of frame.children) {
    if (child.kind === "text") addText(into, child.text);
    else into.push(child);
  }
}

function addText(children: InlineText[], text: string): void {
  if (text === "") return;
  const last = children.at(-1);
  if (last?.kind === "text") last.text += text;
  else children.push({ kind: "text", text });
}

function innermost(open: Frame[], line: InlineText[]): InlineText[] {
  return open.at(-1)?.children ?? line;
}

function isMark(character: string | undefined): character is Mark {
  return character !== undefined && Object.hasOwn(STYLES, character);
}
