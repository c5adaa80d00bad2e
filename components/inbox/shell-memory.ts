import * as z from "zod/mini";

/** What stands beside a conversation. */
export const PanelKind = z.enum(["contact", "media", "phone"]);
export type PanelKind = z.infer<typeof PanelKind>;

/** Cookies in which the browser remembers how the shell was left, so that the server draws it so. */
export const PANEL_COOKIE = "casement-panel";
export const SANDBOX_NOTE_COOKIE = "casement-sandbox-note";

/** What the server tells the shell at first: where the sandbox's phones are, and how this browser left things. */
export type ShellMemory = {
  /** Null with a real number. */
  phoneUrl: string | null;
  /** Null: folded away. */
  panel: PanelKind | null;
  /** Whether the sandbox's notice was folded into its tag. */
  isSandboxNoteFolded: boolean;
};

/** Reads the cookies' values. A browser that has never been here sees the contact. */
export function readShellMemory(cookies: { panel: string | undefined; sandboxNote: string | undefined }) {
  return {
    panel: cookies.panel === "none" ? null : (PanelKind.safeParse(cookies.panel).data ?? "contact"),
    isSandboxNoteFolded: cookies.sandboxNote === "folded",
  };
}

const YEAR_SECONDS = 365 * 24 * 3_600;

/** Keeps a value in this browser for the next page. */
export function remember(cookie: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in Firefox's older releases.
  document.cookie = `${cookie}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax`;
}
