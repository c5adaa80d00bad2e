/** An emoji with its name and its other words, as the emoji's data in the reader's language gives them. */
export type NamedEmoji = { emoji: string; label: string; tags: readonly string[] };

/** What people in conversations reach for, most often first: it decides between names that fit equally well. */
const COMMON = [
  ..."👍🙏❤😊😂🎉✅🙂😀😉👋👏🔥💪🤝👌😍🥰😘😅😁😄🤗🤔😢😭😔🥳🚀⭐✨💯👀🙌💙💚💛🧡💜🤣😎😃😆😇🙁😞😡😱🤷🤦⏰📅📍📦🚚💰💳🛒🎁☎📞📧📎📷🌹🌸☀🎂☕🍕🏠✈⚠❌❓❗🆗",
];

/** As many as a search shows. */
const MAX_FOUND = 96;

/**
 * The emoji that fit a search, best first: by how well the words fit the name or another word of theirs, then by how common
 * they are, then the shorter name, then in the order of the data. Case and accents do not count, nor do the colons of a short name.
 */
export function rankEmoji<Emoji extends NamedEmoji>(emojis: readonly Emoji[], search: string): Emoji[] {
  const query = fold(search.replace(/^:|:$/g, "").replaceAll("_", " "));
  if (query === "") return [];
  return emojis
    .map((emoji, place) => ({
      emoji,
      place,
      fit: fitOf(emoji, query),
      common: placeAmongCommon(emoji),
      words: wordsOf(emoji.label),
    }))
    .filter(({ fit }) => fit !== null)
    .sort(
      (one, other) =>
        (one.fit ?? 0) - (other.fit ?? 0) ||
        one.common - other.common ||
        one.words.length - other.words.length ||
        one.place - other.place,
    )
    .slice(0, MAX_FOUND)
    .map(({ emoji }) => emoji);
}

/** How well an emoji fits, 0 the best; null = not at all. */
function fitOf({ label, tags }: NamedEmoji, query: string): number | null {
  const name = fold(label);
  const words = wordsOf(label);
  const others = tags.map(fold);
  const fits = [
    name === query || squeeze(name) === squeeze(query),
    words[0] === query || others.includes(query),
    words.includes(query),
    name.startsWith(query),
    words.some((word) => word.startsWith(query)) || others.some((other) => other.startsWith(query)),
    others.some((other) => other.split(" ").some((word) => word.startsWith(query))),
    query.split(" ").every((part) => [...words, ...others].some((word) => word.startsWith(part))),
    name.includes(query) || others.some((other) => other.includes(query)),
  ];
  const fit = fits.indexOf(true);
  return fit < 0 ? null : fit;
}

function placeAmongCommon({ emoji }: NamedEmoji): number {
  const place = COMMON.indexOf(emoji.replaceAll("\u{FE0F}", ""));
  return place < 0 ? COMMON.length : place;
}

function wordsOf(label: string): string[] {
  return fold(label)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(Boolean);
}

function squeeze(text: string): string {
  return text.replace(/[\s-]/g, "");
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}
