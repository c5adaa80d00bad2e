import { el } from "./dom.js";

const line = el("p", { class: "announcer", role: "status" });
let hiding = 0;

/** The one line in which the page says what happened. Put it somewhere once. */
export function announcer() {
  return line;
}

export function announce(words, tone = "plain") {
  line.textContent = words;
  line.dataset.tone = tone;
  line.dataset.shown = "";
  clearTimeout(hiding);
  hiding = setTimeout(() => delete line.dataset.shown, 6000);
}

/** Runs something that may be refused, and says so if it is. Resolves to the answer, or to null. */
export async function attempt(work, done) {
  try {
    const answer = await work;
    if (done) announce(done);
    return answer;
  } catch (error) {
    announce(error instanceof TypeError ? "The simulator does not answer." : error.message, "bad");
    return null;
  }
}
