"use client";

import { startRegistration } from "@simplewebauthn/browser";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { AuthenticatorSetup, type PasswordInput, RecoveryCodes, SecurityView } from "@/lib/contract/second-step";
import { get, send } from "./api";
import { keys } from "./query-keys";

/** How oneself signs in, and where. */
export function useSecurity() {
  return useQuery({
    queryKey: keys.security,
    queryFn: ({ signal }) => get("/api/security", SecurityView, signal),
    staleTime: 0,
  });
}

/** A secret to set an authenticator app up with. */
export function useBeginAuthenticator() {
  return useMutation({
    mutationFn: async () => AuthenticatorSetup.parse(await (await send("POST", "/api/security/authenticator")).json()),
    gcTime: 0,
  });
}

/** Takes the app into use. Answers the recovery codes; rejects with ApiError "invalid_input" for a wrong code. */
export function useConfirmAuthenticator() {
  return useChange(async (code: string) => codesOf(await send("PUT", "/api/security/authenticator", { code })));
}

/** Rejects with ApiError "forbidden" for a wrong password. */
export function useRemoveAuthenticator() {
  return useChange((password: string) => send("DELETE", "/api/security/authenticator", { password }));
}

/** Answers new recovery codes. Rejects with ApiError "forbidden" for a wrong password. */
export function useRenewRecoveryCodes() {
  return useChange(async (password: string) => codesOf(await send("POST", "/api/security/recovery-codes", { password })));
}

/**
 * Has the browser make a passkey, and keeps it. Rejects with ApiError "forbidden" for a wrong password, and with the browser's own
 * error when the person says no.
 */
export function useAddPasskey() {
  return useChange(async ({ name, password }: { name: string; password: string }) => {
    const optionsJSON = await (await send("POST", "/api/security/passkeys/options", { password })).json();
    const answer = await startRegistration({ optionsJSON });
    return send("POST", "/api/security/passkeys", { name, answer });
  });
}

export function useRenamePasskey() {
  return useChange(({ id, name }: { id: string; name: string }) => send("PATCH", `/api/security/passkeys/${id}`, { name }));
}

export function useRemovePasskey() {
  return useChange((id: string) => send("DELETE", `/api/security/passkeys/${id}`));
}

/** Signs out of one browser; with null out of all but this one. */
export function useEndSession() {
  return useChange((id: string | null) => send("DELETE", `/api/security/sessions${id === null ? "" : `/${id}`}`));
}

/** Rejects with ApiError "forbidden" when the password from before is wrong. */
export function useChangePassword() {
  return useChange((input: PasswordInput) => send("PUT", "/api/security/password", input));
}

async function codesOf(response: Response): Promise<string[]> {
  return RecoveryCodes.parse(await response.json()).codes;
}

/** Secrets that an answer brought are not kept for longer than they are shown. */
function useChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    gcTime: 0,
    onSettled: () => client.invalidateQueries({ queryKey: keys.security }),
  });
}
