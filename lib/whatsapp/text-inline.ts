import { isBoundaryAfter, isBoundaryBefore, isSpace, type TextAtom, type TextSpan } from "./text-span";

type StyledText = { kind: "bold" | "italic" | "strike"; children: InlineText[] };

/** Markup within a line. Plain text may hold line breaks. */
export type InlineText = { kind: "text"; text: string } | StyledText | TextAtom;

const STYLES: Readonly<Record<string, StyledText["kind"]>> = { "*": "bold", _: "italic", "~": "strike" };

/** A mark that was opened and waits for its end, with what came since. The first frame is the line itself. */
type Frame = { mark: string; children: InlineText[] };

/**
 * Reads the marks of one line, around the atoms in `spans`. A mark opens before and closes after something that is no
 * space, at the edges of words; without its counterpart it stays text. One pass: at most one mark of each kind is open.
 */
export function parseInline(line: string, spans: TextSpan[]): InlineText[] {
  const root: Frame = { mark: "", children: [] };
  const open: Frame[] = [root];
  let from = 0;
  let nextSpan = 0;
  for (let index = 0; index < line.length; index += 1) {
    const span = spans[nextSpan];
    if (span?.start === index) {
      addText(top(open, root), line.slice(from, index));
      if (span.atom.text.includes("\n")) giveUp(open, root);
      top(open, root).children.push(span.atom);
      from = span.end;
      index = span.end - 1;
      nextSpan += 1;
      continue;
    }
    const mark = line[index];
    if (mark === undefined || STYLES[mark] === undefined) continue;
    const change = closes(line, index, mark, open) ? close : opens(line, index, mark, open) ? openMark : null;
    if (change === null) continue;
    addText(top(open, root), line.slice(from, index));
    change(open, mark);
    from = index + 1;
  }
  addText(top(open, root), line.slice(from));
  giveUp(open, root);
  return root.children;
}

function opens(line: string, index: number, mark: string, open: Frame[]): boolean {
  const next = line[index + 1];
  return !isSpace(next) && next !== mark && !open.some((frame) => frame.mark === mark) && isBoundaryBefore(line, index);
}

function closes(line: string, index: number, mark: string, open: Frame[]): boolean {
  return open.some((frame) => frame.mark === mark) && !isSpace(line[index - 1]) && isBoundaryAfter(line, index + 1);
}

function openMark(open: Frame[], mark: string): void {
  open.push({ mark, children: [] });
}

/** Ends the frame of `mark`; frames inside it had no end and become text. */
function close(open: Frame[], mark: string): void {
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    const parent = open.at(-1);
    const kind = STYLES[mark];
    if (parent === undefined || kind === undefined) return;
    if (frame.mark === mark) {
      parent.children.push({ kind, children: frame.children });
      return;
    }
    dissolve(frame, parent);
  }
}

/** The line ends: every open mark becomes text. */
function giveUp(open: Frame[], root: Frame): void {
  while (open.length > 1) {
    const frame = open.pop();
    if (frame) dissolve(frame, top(open, root));
  }
}

function dissolve(frame: Frame, parent: Frame): void {
  addText(parent, frame.mark);
  for (const child of frame.children) {
    if (child.kind === "text") addText(parent, child.text);
    else parent.children.push(child);
  }
}

function addText(frame: Frame, text: string): void {
  if (text === "") return;
  const last = frame.children.at(-1);
  if (last?.kind === "text") last.text += text;
  else frame.children.push({ kind: "text", text });
}

function top(open: Frame[], root: Frame): Frame {
  return open.at(-1) ?? root;
}
