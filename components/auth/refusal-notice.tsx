import { Notice } from "./notice";
import type { Refusal } from "./refusal";

export type RefusalWords = {
  mismatch: string;
  /** By number of tries; the first entry stands for none. */
  triesLeft: string[];
  paused: string;
  /** "#" stands for minutes and seconds. */
  pauseLeft: string;
  pauseOver: string;
  away: string;
  awayNext: string;
  address: string;
  addressNext: string;
  failed: string;
  /** "#" stands for the request's id. */
  failedNext: string;
};

/** Says why a gate did not open, whether trying again helps, and when. */
export function RefusalNotice(props: { id: string; words: RefusalWords; refusal: Refusal | null; secondsLeft: number }) {
  const { id, words, refusal, secondsLeft } = props;
  if (refusal === null) return <Notice id={id} title={null} />;
  const title = refusal.kind === "mismatch" ? words.mismatch : words[refusal.kind];
  return (
    <Notice id={id} title={title}>
      {advice(words, refusal, secondsLeft)}
    </Notice>
  );
}

function advice(words: RefusalWords, refusal: Refusal, secondsLeft: number) {
  if (refusal.kind === "away") return words.awayNext;
  if (refusal.kind === "address") return words.addressNext;
  if (refusal.kind === "failed") return words.failedNext.replace("#", refusal.requestId);
  if (refusal.pause) return pauseLine(words, secondsLeft);
  return refusal.kind === "mismatch" ? words.triesLeft[refusal.triesLeft] : null;
}

/** Ticks without being read out each second: the notice is read once, when it appears. */
function pauseLine(words: RefusalWords, secondsLeft: number) {
  if (secondsLeft === 0) return words.pauseOver;
  const clock = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, "0")}`;
  return <span role="timer">{words.pauseLeft.replace("#", clock)}</span>;
}
