"use client";

import { type FormEvent, useState } from "react";
import { Field } from "./field";
import { NewPasswordField, type NewPasswordWords } from "./new-password-field";
import { post } from "./post";
import { SetupNotice, type SetupNoticeWords } from "./setup-notice";
import { type SetupRefusal, setupRefusalOf } from "./setup-refusal";
import { SetupTokenField, type SetupTokenWords } from "./setup-token-field";
import { SubmitButton } from "./submit-button";

export type SetupWords = NewPasswordWords &
  SetupTokenWords &
  SetupNoticeWords & {
    name: string;
    nameMissing: string;
    email: string;
    emailWrong: string;
    submit: string;
    submitting: string;
  };

/** Creates the first agent. Without its script it is a plain form that posts to the same place. */
export function SetupForm(props: { words: SetupWords; locale: string; refusal: SetupRefusal | null }) {
  const { words } = props;
  const [refusal, setRefusal] = useState(props.refusal);
  const [isBusy, setBusy] = useState(false);
  const [person, setPerson] = useState({ name: "", email: "" });

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = event.currentTarget;
    setBusy(true);
    const posted = await post("/api/setup", Object.fromEntries(new FormData(form)));
    if (posted.kind === "signed-in") return location.assign(posted.next);
    setBusy(false);
    const refused: SetupRefusal = posted.kind === "away" ? posted : setupRefusalOf(posted.problem);
    setRefusal(refused);
    if (refused.kind === "field") form.querySelector<HTMLElement>(`#${refused.field}`)?.focus();
  }

  const isWrong = (field: string) => refusal?.kind === "field" && refusal.field === field;
  return (
    <form method="post" action="/api/setup" onSubmit={submit} className="mt-5">
      <SetupNotice words={words} refusal={refusal} />
      <input type="hidden" name="locale" value={props.locale} />
      <SetupTokenField words={words} isRefused={isWrong("token")} />
      <Field
        id="name"
        name="name"
        label={words.name}
        required
        maxLength={80}
        autoComplete="name"
        error={isWrong("name") ? words.nameMissing : null}
        onChange={(event) => setPerson({ ...person, name: event.target.value })}
      />
      <Field
        id="email"
        name="email"
        type="email"
        label={words.email}
        required
        maxLength={254}
        autoComplete="username"
        error={isWrong("email") ? words.emailWrong : null}
        onChange={(event) => setPerson({ ...person, email: event.target.value })}
      />
      <NewPasswordField words={words} personal={[person.name, person.email]} />
      <SubmitButton label={isBusy ? words.submitting : words.submit} isBusy={isBusy} />
    </form>
  );
}
