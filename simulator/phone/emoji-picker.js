import { el } from "./dom.js";
import { openPopover } from "./popover.js";

const EMOJI = [..."😀😂😊😍😕😢😡🙏👍👎👏💪🎉🔥✅📦🚚⏰💶🐟🪁", "❤️", "☀️", "🌧️"];

/** A few emoji beside the button that opens them. Calls back with the chosen one. */
export function openEmoji(opener, onChoose) {
  openPopover(opener, "Emoji", (close) => [
    el(
      "div",
      { class: "emoji-grid" },
      EMOJI.map((sign) => {
        const onclick = () => {
          close();
          onChoose(sign);
        };
        return el("button", { type: "button", "aria-label": sign, onclick }, sign);
      }),
    ),
  ]);
}
