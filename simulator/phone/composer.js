import { announce, attempt } from "./announce.js";
import { call, customerPath } from "./api.js";
import { openAttachments } from "./attach-menu.js";
import { button, el, icon } from "./dom.js";
import { openEmoji } from "./emoji-picker.js";
import { excerpt } from "./kinds/words.js";
import { startRecording } from "./recorder.js";
import { uploadFile } from "./upload.js";

const TALLEST_PX = 92;

/**
 * Where the customer writes. `answer(message)` makes the next message an answer to it, `edit(message)` offers its words to
 * be changed.
 */
export function composer({ customerId, placeholder }) {
  /** What the next words are about: { message, isEdit }. */
  let about = null;
  const field = el("textarea", { rows: "1", placeholder, "aria-label": placeholder, dir: "auto", maxlength: "4096" });
  const quote = el("div", { class: "composer-quote", hidden: true });
  const submitButton = el("button", { class: "send", type: "submit", "aria-label": "Send" }, icon("send", { size: 14 }));
  const emoji = button({ label: "Emoji", iconName: "smile", className: "plain", onclick: () => openEmoji(emoji, insert) });
  const attach = button({
    label: "Send something else",
    iconName: "attach",
    className: "plain",
    onclick: () => openAttachments(attach, { takeCaption, send, record }),
  });
  const line = el("div", { class: "composer-line" }, el("div", { class: "composer-box" }, emoji, field, attach), submitButton);
  const form = el("form", { class: "composer" }, quote, line);

  const setAbout = (message, isEdit = false) => {
    about = message && { message, isEdit };
    quote.hidden = message === null;
    quote.replaceChildren();
    if (!message) return;
    const label = isEdit ? "Do not edit this message" : "Do not answer this message";
    const drop = button({ label, iconName: "x", className: "plain", onclick: () => setAbout(null) });
    const words = `${isEdit ? "Editing" : "Answering"} “${excerpt(message)}”`;
    quote.append(el("span", { class: "cut", dir: "auto" }, words), drop);
    if (isEdit) setWords(message.text ?? "");
    field.focus();
  };

  const send = (draft) => {
    const quoted = about && !about.isEdit ? { replyTo: about.message.id } : {};
    setAbout(null);
    return attempt(call("POST", customerPath(customerId, "messages"), { ...draft, ...quoted }));
  };

  const sendEdit = (text) => {
    const { id } = about.message;
    setAbout(null);
    return attempt(call("POST", customerPath(customerId, "edits"), { messageId: id, text }));
  };

  const submit = async () => {
    const text = takeCaption();
    if (!text) return;
    const isTaken = await (about?.isEdit ? sendEdit(text) : send({ type: "text", text }));
    if (!isTaken && !field.value) setWords(text);
  };

  /** The words written so far; they are the sender's now. */
  const takeCaption = () => {
    const text = field.value.trim();
    setWords("");
    return text;
  };

  const setWords = (text) => {
    field.value = text;
    growField();
  };

  const growField = () => {
    field.style.height = "auto";
    field.style.height = `${Math.min(field.scrollHeight, TALLEST_PX)}px`;
  };

  const insert = (sign) => {
    field.setRangeText(sign, field.selectionStart, field.selectionEnd, "end");
    field.focus();
  };

  const record = async () => {
    const recording = await startRecording().catch(() => null);
    if (!recording) return announce("There is no microphone here.", "bad");
    line.hidden = true;
    const bar = recordingBar({
      onStop: async () => {
        const file = await finish(bar, recording.stop);
        const fileId = file && (await attempt(uploadFile(file)));
        if (fileId) await send({ type: "voice", fileId });
      },
      onCancel: () => finish(bar, recording.cancel),
    });
    form.append(bar);
    bar.querySelector(".send").focus();
  };

  const finish = (bar, end) => {
    bar.remove();
    line.hidden = false;
    field.focus();
    return attempt(Promise.resolve(end()));
  };

  field.addEventListener("input", growField);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void submit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  return { element: form, answer: setAbout, edit: (message) => setAbout(message, true) };
}

function recordingBar({ onStop, onCancel }) {
  return el(
    "div",
    { class: "composer-line recording" },
    button({ label: "Throw the recording away", iconName: "trash", className: "plain", onclick: () => void onCancel() }),
    el("span", { class: "grow", role: "status" }, "Recording…"),
    el(
      "button",
      { class: "send", type: "button", "aria-label": "Send the voice note", onclick: () => void onStop() },
      icon("send", { size: 14 }),
    ),
  );
}
