"use client";

import { useRef } from "react";
import { Field } from "./field";
import { GateForm, type GateWords } from "./gate-form";
import { PasswordField, type PasswordWords } from "./password-field";
import type { Refusal } from "./refusal";

export type SignInWords = PasswordWords & GateWords & { email: string };

type SignInFormProps = { words: SignInWords; next: string; refusal: Refusal | null };

/** E-mail address and password. */
export function SignInForm({ words, next, refusal }: SignInFormProps) {
  const password = useRef<HTMLInputElement>(null);
  return (
    <GateForm action="/api/session" noticeId="sign-in-notice" words={words} next={next} refusal={refusal} retype={password}>
      {(doubt) => (
        <>
          <Field id="email" name="email" type="email" label={words.email} autoComplete="username" required autoFocus {...doubt} />
          <PasswordField words={words} ref={password} autoComplete="current-password" required maxLength={256} {...doubt} />
        </>
      )}
    </GateForm>
  );
}
