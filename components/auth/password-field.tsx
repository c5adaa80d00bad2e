"use client";

import { type ComponentProps, useState } from "react";
import { Field } from "./field";

export type PasswordWords = {
  password: string;
  show: string;
  hide: string;
  showPassword: string;
  hidePassword: string;
};

/** A password, covered until its button uncovers it. */
export function PasswordField({
  words,
  ...field
}: Omit<ComponentProps<typeof Field>, "label" | "type" | "end" | "id"> & { words: PasswordWords }) {
  const [isShown, setShown] = useState(false);
  return (
    <Field
      {...field}
      id="password"
      name="password"
      label={words.password}
      type={isShown ? "text" : "password"}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      end={
        <button
          type="button"
          aria-label={isShown ? words.hidePassword : words.showPassword}
          aria-controls="password"
          onClick={() => setShown(!isShown)}
          className="h-6.5 flex-none cursor-pointer rounded-sm px-2 font-medium text-ink-2 text-xs hover:bg-hover hover:text-ink focus-visible:outline-2 focus-visible:outline-focus pointer-coarse:h-9"
        >
          {isShown ? words.hide : words.show}
        </button>
      }
    />
  );
}
