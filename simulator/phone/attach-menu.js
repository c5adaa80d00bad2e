import { attempt } from "./announce.js";
import { button, el } from "./dom.js";
import { openPopover } from "./popover.js";
import { kindOf, uploadFile } from "./upload.js";

const SAMPLES = [
  { text: "Photo", iconName: "image", draft: { type: "image" } },
  { text: "Video", iconName: "play", draft: { type: "video" } },
  { text: "Document", iconName: "file", draft: { type: "document" } },
  { text: "Voice note", iconName: "mic", draft: { type: "voice" } },
  { text: "Music", iconName: "mic", draft: { type: "audio" } },
  { text: "Sticker", iconName: "smile", draft: { type: "sticker" } },
  { text: "Location", iconName: "pin", draft: { type: "location", name: "Home", address: "Rua da Atalaia 21, Lisboa" } },
  { text: "Contact card", iconName: "person", draft: { type: "contacts" } },
  { text: "Order", iconName: "bag", draft: { type: "order" } },
  {
    text: "Product question",
    iconName: "bag",
    draft: { type: "text", text: "Is this one still there?", productId: "mug-blue" },
  },
  { text: "Poll (unsupported)", iconName: "alert", draft: { type: "unsupported" } },
];
const WITH_CAPTION = ["image", "video", "document"];

/**
 * What else the customer can send: a sample of each kind, a file of one's own, or a recording. `takeCaption` hands over the
 * words written so far, `send` sends a draft, `record` begins a recording.
 */
export function openAttachments(opener, { takeCaption, send, record }) {
  const input = el("input", { type: "file", multiple: true, hidden: true, "aria-label": "A file of your own" });
  input.addEventListener("change", async () => {
    for (const file of input.files) await sendFile(file);
  });
  const sendFile = async (file) => {
    const fileId = await attempt(uploadFile(file));
    const type = kindOf(file);
    if (fileId) await send({ type, fileId, ...(type === "document" ? { filename: file.name } : {}), ...captionFor(type) });
  };
  const captionFor = (type) => {
    const caption = WITH_CAPTION.includes(type) ? takeCaption() : "";
    return caption ? { caption } : {};
  };

  openPopover(opener, "Send something else", (close) => {
    const pick = (run) => () => {
      close();
      run();
    };
    const item = ({ text, iconName }, run) => button({ text, iconName, className: "menu-item", onclick: pick(run) });
    return [
      el(
        "div",
        { class: "menu menu-wide" },
        SAMPLES.map((sample) => item(sample, () => void send({ ...sample.draft, ...captionFor(sample.draft.type) }))),
        item({ text: "Record a voice note", iconName: "mic" }, record),
        item({ text: "A file of your own…", iconName: "attach" }, () => input.click()),
      ),
    ];
  });
}
