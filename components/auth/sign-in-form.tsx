"use client";

import { type FormEvent, useRef, useState } from "react";
import { Field } from "./field";
import { PasswordField, type PasswordWords } from "./password-field";
import { post } from "./post";
import { type Refusal, refusalOf } from "./refusal";
import { RefusalNotice, type RefusalWords } from "./refusal-notice";
import { SubmitButton } from "./submit-button";
import { usePause } from "./use-pause";

export type SignInWords = PasswordWords & RefusalWords & { email: string; submit: string; submitting: string };

const NOTICE = "sign-in-notice";

/**
 * E-mail address and password. Without its script it is a plain form that posts to the same place; `refusal` is then what the
 * server sent back in the address.
 */
export function SignInForm(props: { words: SignInWords; next: string; refusal: Refusal | null }) {
  const { words, next } = props;
  const [refusal, setRefusal] = useState(props.refusal);
  const [isBusy, setBusy] = useState(false);
  const secondsLeft = usePause(refusal && "pause" in refusal ? refusal.pause : null);
  const password = useRef<HTMLInputElement>(null);
  const isWrong = refusal?.kind === "mismatch";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy || secondsLeft > 0) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    const posted = await post("/api/session", fields);
    if (posted.kind === "signed-in") return location.assign(posted.next);
    setBusy(false);
    const refused: Refusal = posted.kind === "away" ? posted : refusalOf(posted.problem);
    setRefusal(refused);
    // The next thing to do is to type the password again.
    if (refused.kind === "mismatch") password.current?.select();
  }

  return (
    <form method="post" action="/api/session" onSubmit={submit}>
      <RefusalNotice id={NOTICE} words={words} refusal={refusal} secondsLeft={secondsLeft} />
      <input type="hidden" name="next" value={next} />
      <Field
        id="email"
        name="email"
        type="email"
        label={words.email}
        autoComplete="username"
        required
        autoFocus
        aria-invalid={isWrong}
        aria-describedby={isWrong ? NOTICE : undefined}
      />
      <PasswordField
        words={words}
        ref={password}
        autoComplete="current-password"
        required
        maxLength={256}
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
