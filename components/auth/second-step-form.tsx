"use client";

import { type FormEvent, useRef, useState } from "react";
import { Field } from "./field";
import { post } from "./post";
import { type Refusal, refusalOf } from "./refusal";
import { RefusalNotice, type RefusalWords } from "./refusal-notice";
import { SubmitButton } from "./submit-button";
import { usePause } from "./use-pause";

export type SecondStepWords = RefusalWords & { code: string; codeHint: string; submit: string; submitting: string };

const NOTICE = "second-step-notice";

/**
 * The code after the password. Without its script it is a plain form that posts to the same place; `refusal` is then what the
 * server sent back in the address.
 */
export function SecondStepForm(props: { words: SecondStepWords; next: string; refusal: Refusal | null }) {
  const { words, next } = props;
  const [refusal, setRefusal] = useState(props.refusal);
  const [isBusy, setBusy] = useState(false);
  const secondsLeft = usePause(refusal && "pause" in refusal ? refusal.pause : null);
  const code = useRef<HTMLInputElement>(null);
  const isWrong = refusal?.kind === "mismatch";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy || secondsLeft > 0) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    const posted = await post("/api/session/second-step", fields);
    if (posted.kind === "signed-in") return location.assign(posted.next);
    // The ticket ran out: the page says so, and leads back to the beginning.
    if (posted.kind === "refused" && posted.problem.code === "forbidden") return location.reload();
    setBusy(false);
    const refused: Refusal = posted.kind === "away" ? posted : refusalOf(posted.problem);
    setRefusal(refused);
    if (refused.kind === "mismatch") code.current?.select();
  }

  return (
    <form method="post" action="/api/session/second-step" onSubmit={submit}>
      <RefusalNotice id={NOTICE} words={words} refusal={refusal} secondsLeft={secondsLeft} />
      <input type="hidden" name="next" value={next} />
      <Field
        id="code"
        name="code"
        label={words.code}
        hint={words.codeHint}
        ref={code}
        isCode
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        required
        minLength={6}
        maxLength={32}
        autoFocus
        aria-invalid={isWrong}
        aria-describedby={isWrong ? NOTICE : undefined}
      />
      <SubmitButton
        label={isBusy ? words.submitting : words.submit}
        isBusy={isBusy}
        isPaused={secondsLeft > 0}
        reasonId={NOTICE}
      />
    </form>
  );
}
