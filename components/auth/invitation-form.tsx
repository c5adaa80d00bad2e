"use client";

import { type FormEvent, useState } from "react";
import type { Problem } from "@/lib/contract/problem";
import { Field } from "./field";
import { NewPasswordField, type NewPasswordWords } from "./new-password-field";
import { Notice } from "./notice";
import { post } from "./post";
import { SubmitButton } from "./submit-button";

export type InvitationWords = NewPasswordWords & {
  name: string;
  nameMissing: string;
  away: string;
  awayNext: string;
  failed: string;
  /** "#" stands for the request's id. */
  failedNext: string;
  gone: string;
  goneNext: string;
  taken: string;
  toSignIn: string;
  submit: string;
  submitting: string;
};

type Trouble = { kind: "away" } | { kind: "refused"; problem: Problem["error"] };
type InvitationFormProps = { token: string; email: string; locale: string; words: InvitationWords };

/** Joins by an invitation: a name and a password of one's own. */
export function InvitationForm({ token, email, locale, words }: InvitationFormProps) {
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [name, setName] = useState("");
  const isNameWrong = trouble?.kind === "refused" && trouble.problem.code === "invalid_input";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    setBusy(true);
    const posted = await post("/api/invitations/acceptance", fields);
    if (posted.kind === "signed-in") return location.assign(posted.next);
    setBusy(false);
    setTrouble(posted);
  }

  return (
    <form onSubmit={submit} className="mt-5">
      <TroubleNotice trouble={isNameWrong ? null : trouble} words={words} />
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="locale" value={locale} />
      {/* For password managers, which keep the address with the password. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <Field
        id="name"
        name="name"
        label={words.name}
        required
        maxLength={80}
        autoComplete="name"
        autoFocus
        error={isNameWrong ? words.nameMissing : null}
        onChange={(event) => setName(event.target.value)}
      />
      <NewPasswordField words={words} personal={[name, email]} />
      <SubmitButton label={isBusy ? words.submitting : words.submit} isBusy={isBusy} />
    </form>
  );
}

function TroubleNotice({ trouble, words }: { trouble: Trouble | null; words: InvitationWords }) {
  const id = "invitation-notice";
  if (trouble === null) return <Notice id={id} title={null} />;
  if (trouble.kind === "away") {
    return (
      <Notice id={id} title={words.away}>
        {words.awayNext}
      </Notice>
    );
  }
  const { code, requestId } = trouble.problem;
  if (code === "conflict") {
    return (
      <Notice id={id} title={words.taken}>
        <a href="/sign-in" className="font-medium text-link hover:underline">
          {words.toSignIn}
        </a>
      </Notice>
    );
  }
  const isGone = code === "forbidden";
  return (
    <Notice id={id} title={isGone ? words.gone : words.failed}>
      {isGone ? words.goneNext : words.failedNext.replace("#", requestId)}
    </Notice>
  );
}
