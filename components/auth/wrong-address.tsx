"use client";

import { useEffect, useState } from "react";
import { Notice } from "./notice";

/** Named as the session's cookie is, so that a browser treats it alike. */
const PROBE = "__Secure-casement.probe";

type WrongAddressProps = { appUrl: string; words: { title: string; next: string } };

/**
 * Over plain http a browser drops the session's cookie, and whoever signs in stands before the form again. Where that would happen,
 * says so before anything is typed, and leads to the address that works.
 */
export function WrongAddress({ appUrl, words }: WrongAddressProps) {
  const [isWrong, setIsWrong] = useState(false);
  useEffect(() => setIsWrong(appUrl.startsWith("https:") && location.protocol === "http:" && !keepsSecureCookies()), [appUrl]);
  return (
    <Notice id="wrong-address" title={isWrong ? words.title : null}>
      {words.next}{" "}
      <a href={appUrl} className="font-medium underline">
        {appUrl}
      </a>
    </Notice>
  );
}

/** Some browsers keep them on localhost, too. */
function keepsSecureCookies(): boolean {
  // biome-ignore lint/suspicious/noDocumentCookie: the newer interface is not there on plain http.
  document.cookie = `${PROBE}=1; Path=/; Max-Age=5; SameSite=Lax; Secure`;
  return document.cookie.includes(PROBE);
}
