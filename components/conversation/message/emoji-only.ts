/** A message of this many emoji at most is drawn larger, as phones do. */
const LARGE_EMOJI_MAX = 3;

const EMOJI = /^(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Regional_Indicator}{2}|[0-9#*]\u20E3)/u;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Whether a text is one to three emoji and nothing else. */
export function isEmojiOnly(text: string): boolean {
  const bare = text.replace(/\s+/g, "");
  if (bare === "" || bare.length > LARGE_EMOJI_MAX * 16) return false;
  const parts = [...graphemes.segment(bare)];
  return parts.length <= LARGE_EMOJI_MAX && parts.every(({ segment }) => EMOJI.test(segment));
}
