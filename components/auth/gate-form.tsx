"use client";

import { type FormEvent, type ReactNode, type RefObject, useState } from "react";
import { enter } from "./enter";
import type { Refusal } from "./refusal";
import { RefusalNotice, type RefusalWords } from "./refusal-notice";
import { SubmitButton } from "./submit-button";
import { usePause } from "./use-pause";

export type GateWords = RefusalWords & { submit: string; submitting: string };

/** What a field says of itself when the notice is about it. */
export type FieldDoubt = { "aria-invalid": boolean; "aria-describedby": string | undefined };

type GateFormProps = {
  /** Where it is posted to, with or without its script. */
  action: string;
  noticeId: string;
  words: GateWords;
  /** Where the way in leads. */
  next: string;
  /** What the server sent back in the address, when the script was not there. */
  refusal: Refusal | null;
  /** The field to be typed again after a mismatch. */
  retype: RefObject<HTMLInputElement | null>;
  /** What was proven before no longer counts. */
  onForbidden?: () => void;
  children: (doubt: FieldDoubt) => ReactNode;
};

/** A step of the way in: posts its fields, says why it was refused, and pauses when told to. */
export function GateForm(props: GateFormProps) {
  const { action, noticeId, words, next, retype, onForbidden, children } = props;
  const [refusal, setRefusal] = useState(props.refusal);
  const [isBusy, setBusy] = useState(false);
  const secondsLeft = usePause(refusal && "pause" in refusal ? refusal.pause : null);
  const isWrong = refusal?.kind === "mismatch";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy || secondsLeft > 0) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    const entry = await enter(action, fields);
    if (entry.kind === "signed-in") return location.assign(entry.next);
    if (entry.isForbidden && onForbidden) return onForbidden();
    setBusy(false);
    setRefusal(entry.refusal);
    if (entry.refusal.kind === "mismatch") retype.current?.select();
  }

  return (
    <form method="post" action={action} onSubmit={submit}>
      <RefusalNotice id={noticeId} words={words} refusal={refusal} secondsLeft={secondsLeft} />
      <input type="hidden" name="next" value={next} />
      {children({ "aria-invalid": isWrong, "aria-describedby": isWrong ? noticeId : undefined })}
      <SubmitButton
        label={isBusy ? words.submitting : words.submit}
        isBusy={isBusy}
        isPaused={secondsLeft > 0}
        reasonId={noticeId}
      />
    </form>
  );
}
