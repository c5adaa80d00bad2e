import { button, el, icon } from "../dom.js";

const BARS = 28;

/** A voice note with its play button and its wave. `onPlayed` is called when it is played for the first time here. */
export function voiceNote({ url, onPlayed }) {
  const sound = el("audio", { src: url, preload: "metadata" });
  const time = el("span", { class: "voice-time" }, "0:00");
  const wave = el("span", { class: "voice-wave", "aria-hidden": "true" }, bars(url));
  const play = button({ label: "Play the voice note", iconName: "play", className: "plain voice-play", onclick: toggle });
  let isPlayed = false;

  function toggle() {
    if (!sound.paused) return sound.pause();
    if (!isPlayed) onPlayed?.();
    isPlayed = true;
    // A browser without a sound card, or a file that cannot be had: WhatsApp counts the press as well.
    sound.play().catch(() => draw());
  }

  const draw = () => {
    const length = Number.isFinite(sound.duration) ? sound.duration : 0;
    const shown = sound.paused && sound.currentTime === 0 ? length : sound.currentTime;
    time.textContent = `${Math.floor(shown / 60)}:${String(Math.round(shown) % 60).padStart(2, "0")}`;
    const heard = length === 0 ? 0 : (sound.currentTime / length) * BARS;
    for (const [index, bar] of [...wave.children].entries()) bar.classList.toggle("is-heard", index < heard);
    const words = sound.paused ? "Play the voice note" : "Pause the voice note";
    play.setAttribute("aria-label", words);
    play.title = words;
    play.replaceChildren(icon(sound.paused ? "play" : "pause", { size: 14 }));
  };

  for (const type of ["loadedmetadata", "timeupdate", "play", "pause", "ended"]) sound.addEventListener(type, draw);
  return el("span", { class: "voice" }, play, wave, time, sound);
}

/** Bars of some height each: the same for the same note. */
function bars(url) {
  let seed = [...url].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 65_521, 7);
  return Array.from({ length: BARS }, () => {
    seed = (seed * 75 + 74) % 65_537;
    const bar = el("i", {});
    bar.style.height = `${15 + (seed % 85)}%`;
    return bar;
  });
}
