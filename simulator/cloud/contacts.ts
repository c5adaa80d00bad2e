import { type Content, makeContent } from "./content";
import { GraphError } from "./graph-error";
import type { Params } from "./params";

const MOST_CARDS = 257;
const NAME_PARTS = ["first_name", "last_name", "middle_name", "suffix", "prefix"];

/** Parts of a card that are lists, with the keys of their entries. */
const LISTS: Record<string, string[]> = {
  addresses: ["street", "city", "state", "zip", "country", "country_code", "type"],
  emails: ["email", "type"],
  phones: ["phone", "type", "wa_id"],
  urls: ["url", "type"],
};

/** Cards of people. Each needs a name to show and at least one of its parts. */
export function readContacts(params: Params): Content {
  const cards = params.asMessage().objects("contacts");
  if (cards.length === 0) throw new GraphError(131008, { details: "The parameter contacts is required." });
  if (cards.length > MOST_CARDS) throw new GraphError(131009, { details: `contacts holds at most ${MOST_CARDS} entries.` });
  const names = cards.map(readCard);
  return makeContent(params.raw("contacts"), { text: names.join(", ") });
}

function readCard(card: Params): string {
  card.only("name", "birthday", "org", ...Object.keys(LISTS));
  const name = card.object("name").only("formatted_name", ...NAME_PARTS);
  const shown = name.string("formatted_name", { least: 1 });
  if (!NAME_PARTS.some((part) => name.optionalString(part))) {
    throw new GraphError(131008, { details: `${name.path} requires at least one of ${NAME_PARTS.join(", ")}.` });
  }
  const birthday = card.optionalString("birthday");
  if (birthday !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(birthday)) throw card.wrong("birthday", "must be YYYY-MM-DD");
  const org = card.optionalObject("org")?.only("company", "department", "title");
  for (const key of ["company", "department", "title"]) org?.optionalString(key);
  for (const [list, keys] of Object.entries(LISTS)) {
    for (const entry of card.objects(list)) {
      entry.only(...keys);
      for (const key of keys) entry.optionalString(key);
    }
  }
  return shown;
}
