/** The permissions that a token of WhatsApp's may have. */
export const SCOPES = [
  "business_management",
  "whatsapp_business_management",
  "whatsapp_business_messaging",
  "whatsapp_business_manage_events",
] as const;
export type Scope = (typeof SCOPES)[number];

/** Somebody's leave to call the API through an app. */
export type AccessToken = {
  value: string;
  appId: string;
  type: "SYSTEM_USER" | "USER";
  userId: string;
  scopes: Scope[];
  issuedAt: number;
  /** Milliseconds. Null: it never expires. */
  expiresAt: number | null;
  isRevoked: boolean;
  /** The accounts that it may see. Null: all of them. */
  wabaIds: string[] | null;
};

export function mayUse(token: AccessToken, wabaId: string): boolean {
  return token.wabaIds === null || token.wabaIds.includes(wabaId);
}
