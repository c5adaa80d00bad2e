"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { SubmitButton } from "./submit-button";

/**
 * Uses a one-time link up by a post, once somebody really looks at the page: programs that preview or prefetch links do not
 * post, and pages rendered in advance are not visible. The button is for browsers without the script.
 */
export function LinkForm({ token, words }: { token: string; words: { submit: string; submitting: string } }) {
  const form = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    const submitWhenSeen = () => document.visibilityState === "visible" && form.current?.requestSubmit();
    submitWhenSeen();
    document.addEventListener("visibilitychange", submitWhenSeen);
    return () => document.removeEventListener("visibilitychange", submitWhenSeen);
  }, []);

  function once(event: FormEvent) {
    if (isSent.current) return event.preventDefault();
    isSent.current = true;
    setBusy(true);
  }

  return (
    <form ref={form} method="post" action="/api/session/link" onSubmit={once}>
      <input type="hidden" name="token" value={token} />
      <SubmitButton label={isBusy ? words.submitting : words.submit} isBusy={isBusy} />
    </form>
  );
}
