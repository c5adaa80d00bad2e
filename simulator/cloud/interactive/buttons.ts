import type { Params } from "../params";

const MOST_BUTTONS = 3;
const LONGEST_TITLE = 20;
const LONGEST_ID = 256;

/** One to three reply buttons. */
export function checkButtons(action: Params): void {
  checkReplies(action.only("buttons"), "reply");
}

/** Buttons whose object is named like their type: "reply" alone, "quick_reply" on cards. Answers how many there are. */
export function checkReplies(action: Params, kind: "reply" | "quick_reply"): number {
  const buttons = action.objects("buttons");
  if (buttons.length === 0) throw action.missing("buttons");
  if (buttons.length > MOST_BUTTONS) throw action.wrong("buttons", `must hold at most ${MOST_BUTTONS} entries`);
  const ids = new Set<string>();
  const titles = new Set<string>();
  for (const button of buttons) {
    button.only("type", kind).keyword("type", [kind]);
    const reply = button.object(kind).only("id", "title");
    const id = reply.string("id", { least: 1, most: LONGEST_ID });
    const title = reply.string("title", { least: 1, most: LONGEST_TITLE });
    if (id !== id.trim()) throw reply.wrong("id", "must not begin or end with a space");
    if (title.trim() === "") throw reply.wrong("title", "must not be empty");
    if (ids.has(id)) throw reply.wrong("id", `must be unique - "${id}" is there twice`);
    if (titles.has(title)) throw reply.wrong("title", `must be unique - "${title}" is there twice`);
    ids.add(id);
    titles.add(title);
  }
  return buttons.length;
}
