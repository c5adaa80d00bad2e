"use client";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { latePart } from "@/lib/client/late-part";
import { enter } from "./enter";
import { send } from "./send";

const loadCeremony = latePart(() => import("@simplewebauthn/browser"));

export type PasskeyWords = { use: string; asking: string; refused: string; unknown: string; away: string };

/** Signs in with a passkey: no address, no password. Where a browser cannot, pressing it says so. */
export function PasskeyButton({ words, next }: { words: PasskeyWords; next: string }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function signIn() {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    const answer = await askBrowser();
    if (answer === "away" || answer === "refused") {
      setProblem(words[answer]);
      return setBusy(false);
    }
    const entry = await enter("/api/session/passkey", { answer, next });
    if (entry.kind === "signed-in") return location.assign(entry.next);
    setProblem(entry.refusal.kind === "away" ? words.away : words.unknown);
    setBusy(false);
  }

  return (
    <>
      <button
        type="button"
        aria-disabled={isBusy}
        onClick={() => void signIn()}
        className="flex h-10 w-full cursor-pointer items-center justify-center gap-2 rounded-sm bg-raised font-medium text-md inset-ring inset-ring-control-line hover:bg-hover focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-offset-2 active:bg-pressed aria-disabled:text-ink-3 pointer-coarse:h-11"
      >
        <KeyRound aria-hidden="true" className="size-4" strokeWidth={1.75} />
        {isBusy ? words.asking : words.use}
      </button>
      <p role="alert" className="mt-1.5 text-danger-ink text-xs empty:hidden">
        {problem}
      </p>
    </>
  );
}

/** What the browser's own dialog answered; "refused" also stands for a browser that knows no passkeys. */
async function askBrowser() {
  const response = await send("POST", "/api/session/passkey/options", {});
  if (!response?.ok) return "away";
  const optionsJSON: PublicKeyCredentialRequestOptionsJSON = await response.json();
  const ceremony = await loadCeremony().catch(() => null);
  if (!ceremony) return "away";
  return ceremony.startAuthentication({ optionsJSON }).catch(() => "refused" as const);
}
