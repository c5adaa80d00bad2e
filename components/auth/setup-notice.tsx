import { Notice } from "./notice";
import type { SetupRefusal } from "./setup-refusal";

export type SetupNoticeWords = {
  closed: string;
  toSignIn: string;
  away: string;
  awayNext: string;
  failed: string;
  /** "#" stands for the request's id. */
  failedNext: string;
};

/** Says why the owner was not created, unless a field says it. */
export function SetupNotice({ words, refusal }: { words: SetupNoticeWords; refusal: SetupRefusal | null }) {
  const isShown = refusal !== null && refusal.kind !== "field";
  return (
    <Notice id="setup-notice" title={isShown ? words[refusal.kind] : null}>
      {refusal?.kind === "closed" && (
        <a href="/sign-in" className="font-medium text-link hover:underline">
          {words.toSignIn}
        </a>
      )}
      {refusal?.kind === "away" && words.awayNext}
      {refusal?.kind === "failed" && words.failedNext.replace("#", refusal.requestId)}
    </Notice>
  );
}
