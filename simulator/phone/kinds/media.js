import { el, icon } from "../dom.js";
import { voiceNote } from "./voice-note.js";
import { KINDS } from "./words.js";

/**
 * A picture, film, sound, document or sticker: `part` is Meta's object, `file` says where the bytes are. What cannot be loaded
 * is drawn as what it is called. `onPlayed` tells that a voice note is heard for the first time.
 */
export function media(type, part, file, { onPlayed } = {}) {
  if (!file?.url) return attachment(type, part.filename);
  if (!file.url.startsWith("/")) return elsewhere(type, file.url);
  switch (type) {
    case "image":
      return photo(part, file.url);
    case "sticker":
      return orElse(el("img", { class: "media-sticker", src: file.url, alt: "Sticker" }), type);
    case "video":
      return orElse(
        el("video", { class: "media-video", src: file.url, controls: true, preload: "metadata", "aria-label": "Video" }),
        type,
      );
    case "audio":
      if (part.voice) return voiceNote({ url: file.url, onPlayed });
      return orElse(
        el("audio", { class: "media-audio", src: file.url, controls: true, preload: "metadata", "aria-label": "Audio" }),
        type,
      );
    default:
      return documentLine(part.filename ?? file.fileName ?? "Document", file);
  }
}

/** The kind's icon beside a few words: for what has no picture. */
export function attachment(type, words) {
  const { iconName, words: usual } = KINDS[type];
  return el("span", { class: "attachment" }, icon(iconName), el("span", {}, words ?? usual));
}

/** A file that the business only links: the phone fetches nothing from other machines. */
function elsewhere(type, url) {
  const words = `${KINDS[type].words} at ${new URL(url).hostname}`;
  return el("a", { class: "media-elsewhere", href: url, target: "_blank", rel: "noopener noreferrer" }, attachment(type, words));
}

function photo({ caption }, url) {
  const image = el("img", { class: "media-image", src: url, alt: caption ?? "Photo" });
  const link = el("a", { class: "media-link", href: url, target: "_blank", rel: "noopener" }, image);
  return orElse(link, "image", image);
}

/** Puts the kind's name in the place of an element that does not load. */
function orElse(element, type, loaded = element) {
  loaded.addEventListener("error", () => element.replaceWith(attachment(type, `${KINDS[type].words}, cannot be loaded`)));
  return element;
}

function documentLine(name, { url, sizeBytes }) {
  const ending = /\.(\w{1,5})$/.exec(name)?.[1]?.toUpperCase() ?? "FILE";
  return el(
    "a",
    { class: "attachment", href: url, target: "_blank", rel: "noopener" },
    el("span", { class: "file-ending", "aria-hidden": "true" }, ending),
    el(
      "span",
      { class: "grow" },
      el("b", { class: "cut", dir: "auto" }, name),
      sizeBytes ? el("small", {}, sizeOf(sizeBytes)) : null,
    ),
  );
}

function sizeOf(bytes) {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
