const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;

/**
 * The direction of a bubble: that of its first letter, as `dir="auto"` would decide. Worked out here, because the attribute
 * skips children that carry their own direction and would read the sender's name instead of the message.
 */
export function textDirection(text: string | null): "ltr" | "rtl" {
  const letter = text && LETTER.exec(text);
  return letter && RIGHT_TO_LEFT.test(letter[0]) ? "rtl" : "ltr";
}
