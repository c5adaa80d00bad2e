"use client";

import { useState } from "react";
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from "@/lib/contract/session";
import { PasswordField, type PasswordWords } from "./password-field";
import { passwordStrength } from "./password-strength";
import { StrengthMeter } from "./strength-meter";

export type NewPasswordWords = PasswordWords & {
  /** "#" stands for their number. */
  characters: string;
  /** By number of missing characters. */
  tooShort: string[];
  /** By strength; the first entry is not used. */
  strength: string[];
};

/** A password with its length and, honestly, how hard it is to guess. */
export function NewPasswordField({ words, personal }: { words: NewPasswordWords; personal: string[] }) {
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
