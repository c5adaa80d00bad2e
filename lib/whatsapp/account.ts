import * as z from "zod";
import { type GraphConnection, type GraphRequest, requestGraph } from "./graph-request";
import { storableJson } from "./json";
import { maybe } from "./lenient";
import { type Refusal, settle, unreadableAnswer } from "./outcome";

/** What Meta answered to a question about a token, an account or a number. `answer`: its status and body, cut; null = none came. */
export type AccountOutcome<Value> = ({ kind: "found"; value: Value } | Refusal) & { answer: string | null };

/** A number as its node tells it; null = not told. Words are Meta's. */
export type AccountNumber = {
  phoneNumberId: string;
  displayPhoneNumber: string;
  verifiedName: string | null;
  quality: string | null;
  /** CONNECTED, PENDING, … : only CONNECTED is good. */
  status: string | null;
  nameStatus: string | null;
  /** STANDARD, HIGH or NOT_APPLICABLE. */
  throughputLevel: string | null;
  /** TIER_250 … TIER_UNLIMITED: of the whole portfolio. */
  messagingLimit: string | null;
  /** CLOUD_API, ON_PREMISE, NOT_APPLICABLE. */
  platform: string | null;
  /** Whether it is in the WhatsApp Business app on a phone as well. */
  isOnPhone: boolean | null;
  /** When it last came to the Cloud API. */
  onboardedAt: Date | null;
};

/** What Meta says of a token. `expiresAt` null = it does not end; `accounts` those that its permissions name. */
export type TokenFacts = {
  isValid: boolean;
  appId: string | null;
  appName: string | null;
  /** SYSTEM_USER, USER, PAGE, … */
  type: string | null;
  expiresAt: Date | null;
  scopes: string[];
  accounts: string[];
  /** Meta's reason for a token that is not valid. */
  problem: string | null;
};

/** What the phone of a number can share: its address book, or its messages of up to 180 days. Meta's words. */
export type PhoneData = "smb_app_state_sync" | "history";

export type SubscribedApp = { id: string; name: string | null };

const MAX_ANSWER_LENGTH = 600;
/** An account has some twenty numbers; a page holds a hundred. */
const MAX_PAGES = 5;
const PAGE = 100;
const NUMBER_FIELDS =
  "id,display_phone_number,verified_name,quality_rating,status,name_status,throughput,whatsapp_business_manager_messaging_limit,platform_type,is_on_biz_app,last_onboarded_time";

const id = z.union([z.string(), z.number()]).transform(String);
const PhoneNumber = z.object({
  id,
  display_phone_number: z.string(),
  verified_name: maybe(z.string()),
  quality_rating: maybe(z.string()),
  status: maybe(z.string()),
  name_status: maybe(z.string()),
  throughput: maybe(z.object({ level: z.string() })),
  whatsapp_business_manager_messaging_limit: maybe(z.string()),
  platform_type: maybe(z.string()),
  is_on_biz_app: maybe(z.boolean()),
  last_onboarded_time: maybe(z.string()),
});
const Numbers = z.object({
  data: z.array(z.unknown()),
  paging: maybe(z.object({ cursors: maybe(z.object({ after: maybe(z.string()) })), next: maybe(z.string()) })),
});
const Token = z.object({
  data: z.object({
    is_valid: z.boolean(),
    app_id: maybe(id),
    application: maybe(z.string()),
    type: maybe(z.string()),
    expires_at: maybe(z.number()),
    scopes: maybe(z.array(z.string())),
    granular_scopes: maybe(z.array(z.object({ scope: z.string(), target_ids: maybe(z.array(id)) }))),
    error: maybe(z.object({ message: maybe(z.string()) })),
  }),
});
const Apps = z.object({
  data: z.array(z.object({ whatsapp_business_api_data: z.object({ id, name: maybe(z.string()) }) })),
});
const Requested = z.object({ request_id: maybe(id) });
const Success = z.object({ success: z.literal(true) });

/** Reads one number, and what Meta allows it. */
export function readPhoneNumber(connection: GraphConnection, phoneNumberId: string): Promise<AccountOutcome<AccountNumber>> {
  const request: GraphRequest = { method: "GET", path: [phoneNumberId], query: { fields: NUMBER_FIELDS } };
  return ask(connection, request, PhoneNumber, toNumber);
}

/** The numbers of an account, five hundred at most. */
export async function listPhoneNumbers(connection: GraphConnection, wabaId: string): Promise<AccountOutcome<AccountNumber[]>> {
  const numbers: AccountNumber[] = [];
  let after: string | undefined;
  for (let page = 1; ; page += 1) {
    const query = { fields: NUMBER_FIELDS, limit: String(PAGE), ...(after === undefined ? {} : { after }) };
    const outcome = await ask(connection, { method: "GET", path: [wabaId, "phone_numbers"], query }, Numbers, (found) => found);
    if (outcome.kind !== "found") return outcome;
    const { data, paging } = outcome.value;
    numbers.push(...data.flatMap((number) => readListed(number)));
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined || page === MAX_PAGES) return { kind: "found", value: numbers, answer: outcome.answer };
  }
}

/** What Meta says of the connection's own token, asked with that token. */
export function debugToken(connection: GraphConnection): Promise<AccountOutcome<TokenFacts>> {
  const request: GraphRequest = { method: "GET", path: ["debug_token"], query: { input_token: connection.accessToken } };
  return ask(connection, request, Token, ({ data }) => ({
    isValid: data.is_valid,
    appId: data.app_id ?? null,
    appName: data.application ?? null,
    type: data.type ?? null,
    // 0 = never.
    expiresAt: data.expires_at ? new Date(data.expires_at * 1000) : null,
    scopes: data.scopes ?? [],
    accounts: accountsOf(data.granular_scopes ?? []),
    problem: data.error?.message ?? null,
  }));
}

/** The apps that an account sends its events to. */
export function readSubscriptions(connection: GraphConnection, wabaId: string): Promise<AccountOutcome<SubscribedApp[]>> {
  return ask(connection, { method: "GET", path: [wabaId, "subscribed_apps"] }, Apps, ({ data }) =>
    data.map(({ whatsapp_business_api_data: app }) => ({ id: app.id, name: app.name ?? null })),
  );
}

/** Has an account send its events to the token's app, or no longer. */
export function setSubscription(
  connection: GraphConnection,
  wabaId: string,
  isSubscribed: boolean,
): Promise<AccountOutcome<true>> {
  const method = isSubscribed ? "POST" : "DELETE";
  return ask(connection, { method, path: [wabaId, "subscribed_apps"] }, Success, () => true as const);
}

/**
 * Asks the phone of a number for what it has. It comes by webhooks: contacts within minutes, messages over hours. Meta takes each
 * request once (2593107), within 24 hours (2593108).
 */
export function requestPhoneData(
  connection: GraphConnection,
  phoneNumberId: string,
  syncType: PhoneData,
): Promise<AccountOutcome<true>> {
  const body = { messaging_product: "whatsapp", sync_type: syncType };
  const request: GraphRequest = { method: "POST", path: [phoneNumberId, "smb_app_data"], body };
  return ask(connection, request, Requested, () => true as const);
}

async function ask<Schema extends z.ZodType, Value>(
  connection: GraphConnection,
  request: GraphRequest,
  schema: Schema,
  read: (found: z.output<Schema>) => Value,
): Promise<AccountOutcome<Value>> {
  const result = await requestGraph(connection, request);
  const answer =
    result.kind === "answer" ? `${result.httpStatus} ${JSON.stringify(result.json ?? {}).slice(0, MAX_ANSWER_LENGTH)}` : null;
  const settled = settle(result);
  if (settled.kind !== "ok") return { ...settled, answer };
  const found = schema.safeParse(storableJson(settled.json));
  return found.success ? { kind: "found", value: read(found.data), answer } : { ...unreadableAnswer(), answer };
}

function readListed(number: unknown): AccountNumber[] {
  const found = PhoneNumber.safeParse(number);
  return found.success ? [toNumber(found.data)] : [];
}

function toNumber(node: z.output<typeof PhoneNumber>): AccountNumber {
  return {
    phoneNumberId: node.id,
    displayPhoneNumber: node.display_phone_number,
    verifiedName: node.verified_name ?? null,
    quality: node.quality_rating ?? null,
    status: node.status ?? null,
    nameStatus: node.name_status ?? null,
    throughputLevel: node.throughput?.level ?? null,
    messagingLimit: node.whatsapp_business_manager_messaging_limit ?? null,
    platform: node.platform_type ?? null,
    isOnPhone: node.is_on_biz_app ?? null,
    onboardedAt: toDate(node.last_onboarded_time),
  };
}

/** Graph writes zones without a colon: "2026-01-12T09:30:00+0000". */
function toDate(text: string | undefined): Date | null {
  const at = new Date(text?.replace(/([+-]\d{2})(\d{2})$/, "$1:$2") ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A permission without targets is for all that its owner may see, which names none. */
function accountsOf(granular: readonly { scope: string; target_ids?: string[] | undefined }[]): string[] {
  const ofWhatsApp = granular.filter(({ scope }) => scope.startsWith("whatsapp_business_"));
  return [...new Set(ofWhatsApp.flatMap(({ target_ids }) => target_ids ?? []))];
}
