"use client";

import { useRef } from "react";
import { Field } from "./field";
import { GateForm, type GateWords } from "./gate-form";
import type { Refusal } from "./refusal";

export type SecondStepWords = GateWords & { code: string; codeHint: string };

type SecondStepFormProps = { words: SecondStepWords; next: string; refusal: Refusal | null };

/** The code after the password. */
export function SecondStepForm({ words, next, refusal }: SecondStepFormProps) {
  const code = useRef<HTMLInputElement>(null);
  return (
    <GateForm
      action="/api/session/second-step"
      noticeId="second-step-notice"
      words={words}
      next={next}
      refusal={refusal}
      retype={code}
      // The ticket ran out: the page says so, and leads back to the beginning.
      onForbidden={() => location.reload()}
    >
      {(doubt) => (
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
          {...doubt}
        />
      )}
    </GateForm>
  );
}
