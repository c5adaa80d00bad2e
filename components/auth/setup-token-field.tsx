"use client";

import { useRef, useState } from "react";
import { Field } from "./field";
import { send } from "./send";

export type SetupTokenWords = {
  token: string;
  tokenSource: string;
  tokenWhere: string;
  tokenRight: string;
  tokenWrong: string;
};

const TOKEN_LENGTH = 12;

/** The token that the server printed, checked as soon as it is whole. `isRefused` says that the form's answer was no. */
export function SetupTokenField({ words, isRefused }: { words: SetupTokenWords; isRefused: boolean }) {
  const [verdict, setVerdict] = useState<{ token: string; isRight: boolean } | null>(null);
  const latest = useRef("");

  async function check(token: string) {
    latest.current = token;
    if (token.replace(/[^0-9a-z]/gi, "").length !== TOKEN_LENGTH) return setVerdict(null);
    const response = await send("PUT", "/api/setup/token", { token });
    // Only a clear answer about what stands there now is one to show.
    if (latest.current !== token || !response || response.status >= 500) return;
    setVerdict({ token, isRight: response.ok });
  }

  const isWrong = verdict ? !verdict.isRight : isRefused;
  return (
    <Field
      id="token"
      name="token"
      label={words.token}
      aside={words.tokenSource}
      hint={words.tokenWhere}
      error={isWrong ? words.tokenWrong : null}
      isCode
      required
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      maxLength={64}
      autoFocus
      onChange={(event) => void check(event.target.value)}
      end={<output htmlFor="token">{verdict?.isRight && <Right word={words.tokenRight} />}</output>}
    />
  );
}

function Right({ word }: { word: string }) {
  return (
    <span className="me-1 inline-flex h-5 items-center gap-1 rounded-xs bg-success-bg px-[7px] font-medium text-2xs text-success-ink inset-ring inset-ring-success-line">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3 fill-none stroke-[1.6] stroke-current">
        <path d="m3 8.5 3.3 3.3L13 5" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {word}
    </span>
  );
}
