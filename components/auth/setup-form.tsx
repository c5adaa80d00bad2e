"use client";

import { type FormEvent, useState } from "react";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/contract/session";
import { Field } from "./field";
import { PasswordField, type PasswordWords } from "./password-field";
import { passwordStrength } from "./password-strength";
import { post } from "./post";
import { SetupNotice, type SetupNoticeWords } from "./setup-notice";
import { type SetupRefusal, setupRefusalOf } from "./setup-refusal";
import { SetupTokenField, type SetupTokenWords } from "./setup-token-field";
import { StrengthMeter } from "./strength-meter";
import { SubmitButton } from "./submit-button";

export type SetupWords = PasswordWords &
  SetupTokenWords &
  SetupNoticeWords & {
    name: string;
    nameMissing: string;
    email: string;
    emailWrong: string;
    /** "#" stands for their number. */
    characters: string;
    /** By number of missing characters. */
    tooShort: string[];
    /** By strength; the first entry is not used. */
    strength: string[];
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

/** A password with its length and, honestly, how hard it is to guess. */
function NewPasswordField({ words, personal }: { words: SetupWords; personal: string[] }) {
  const [password, setPassword] = useState("");
  const strength = passwordStrength(password, personal);
  const missing = PASSWORD_MIN_LENGTH - password.length;
  const meaning = missing > 0 ? words.tooShort[missing] : words.strength[strength];
  return (
    <PasswordField
      words={words}
      required
      minLength={PASSWORD_MIN_LENGTH}
      maxLength={PASSWORD_MAX_LENGTH}
      autoComplete="new-password"
      aside={password.length > 1 ? words.characters.replace("#", String(password.length)) : null}
      hint={<StrengthMeter strength={strength} words={meaning ?? ""} />}
      onChange={(event) => setPassword(event.target.value)}
    />
  );
}
