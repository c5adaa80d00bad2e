import * as z from "zod";
import {
  type AccountNumber,
  type AccountOutcome,
  debugToken,
  listPhoneNumbers,
  type PhoneData,
  readPhoneNumber,
  readSubscriptions,
  requestPhoneData,
  type SubscribedApp,
  setSubscription,
  type TokenFacts,
} from "./account";
import { type GraphConnection, type GraphRequest, requestGraph } from "./graph-request";
import { classifyIdentifier } from "./identity";
import { type JsonObject, storableJson } from "./json";
import { maybe } from "./lenient";
import { type DownloadOutcome, downloadMedia, type MediaAddress, resolveMedia } from "./media-download";
import { type MediaUpload, type UploadOutcome, uploadMedia } from "./media-upload";
import type { OutboundMessage } from "./outbound";
import { type Refusal, settle, unreadableAnswer } from "./outcome";
import { listTemplates, type TemplatePage } from "./template-listing";
import {
  type AppOutcome,
  type CreateOutcome,
  createTemplate,
  deleteTemplate,
  editTemplate,
  readApp,
  type TemplateOutcome,
  unpauseTemplate,
} from "./template-requests";
import { type SampleOutcome, uploadSample } from "./template-sample";

export type ClientOptions = {
  /** "https://graph.facebook.com", or the simulator. */
  apiUrl: string;
  /** "v26.0". */
  version: string;
  accessToken: string;
  appSecret?: string | undefined;
  /** How long one request may take; 30 s unless told. Longer than connecting may take, so that no connection is told from no answer. */
  timeoutMs?: number;
  /** The clock for answers without a Date header. */
  now?: () => Date;
};

/** Accepted is Meta's promise to try, no tick. `waId` and `userId` are how WhatsApp calls the recipient. */
export type SendOutcome =
  | { kind: "accepted"; wamid: string; waId: string | null; userId: string | null; answeredAt: Date }
  | Refusal;

export type MarkReadOutcome = { kind: "done" } | Refusal;

/** The Cloud API with one account's token. Each call is one attempt: trying again is the caller's to decide. */
export type WhatsAppClient = {
  /** Sends a message that `outbound` built. Never throws for what the network or Meta does. */
  sendMessage(phoneNumberId: string, message: OutboundMessage): Promise<SendOutcome>;
  /** Marks a message of the contact, and all before it, as read; `typing` also shows "typing…" until we send, or 25 s. */
  markRead(phoneNumberId: string, wamid: string, options?: { typing?: boolean }): Promise<MarkReadOutcome>;
  /** All templates of an account, page by page; throws TemplateListingError. */
  listTemplates(wabaId: string): AsyncGenerator<TemplatePage, void, void>;
  /** The languages of one template, likewise. */
  readTemplates(wabaId: string, name: string): AsyncGenerator<TemplatePage, void, void>;
  /** Creates one language of a template; `request` comes from `toCreateRequest`. */
  createTemplate(wabaId: string, request: JsonObject): Promise<CreateOutcome>;
  /** Replaces what one language says; `request` comes from `toEditRequest`. */
  editTemplate(templateId: string, request: JsonObject): Promise<TemplateOutcome>;
  /** Deletes a template in all languages, or in the one whose id is told. */
  deleteTemplate(wabaId: string, template: { name: string; id?: string }): Promise<TemplateOutcome>;
  /** Lifts a pause that came from pacing. */
  unpauseTemplate(templateId: string): Promise<TemplateOutcome>;
  /** Gives Meta a file that its reviewers are to see. */
  uploadSample(appId: string, upload: MediaUpload): Promise<SampleOutcome>;
  /** The app that this client's token belongs to. */
  readApp(): Promise<AppOutcome>;
  readPhoneNumber(phoneNumberId: string): Promise<AccountOutcome<AccountNumber>>;
  listPhoneNumbers(wabaId: string): Promise<AccountOutcome<AccountNumber[]>>;
  /** What Meta says of this client's own token. */
  debugToken(): Promise<AccountOutcome<TokenFacts>>;
  readSubscriptions(wabaId: string): Promise<AccountOutcome<SubscribedApp[]>>;
  subscribe(wabaId: string): Promise<AccountOutcome<true>>;
  unsubscribe(wabaId: string): Promise<AccountOutcome<true>>;
  /** Has the phone of a number share its contacts or its messages. */
  requestPhoneData(phoneNumberId: string, what: PhoneData): Promise<AccountOutcome<true>>;
  /** Gives Meta a file for messages of this number. */
  uploadMedia(phoneNumberId: string, upload: MediaUpload): Promise<UploadOutcome>;
  /** Where a file is that this number received. */
  resolveMedia(mediaId: string, phoneNumberId: string): Promise<MediaAddress | Refusal>;
  /** The bytes behind an address of `resolveMedia`'s. */
  downloadMedia(url: string): Promise<DownloadOutcome>;
};

const DEFAULT_TIMEOUT_MS = 30_000;
/** What may stand in a header. Checked here, because fetch quotes a bad header's value in its error. */
const TOKEN = /^[\x21-\x7e]+$/;

const Sent = z.object({
  messages: z.tuple([z.object({ id: z.string().min(1).max(512) })], z.unknown()),
  contacts: maybe(z.tuple([z.object({ wa_id: maybe(z.string()), user_id: maybe(z.string()) })], z.unknown())),
});
const Success = z.object({ success: z.literal(true) });
/** A client for one access token. Throws when the token cannot be one. */
export function createClient(options: ClientOptions): WhatsAppClient {
  if (!TOKEN.test(options.accessToken)) throw new Error("The access token is empty or has characters that no token has.");
  const connection: GraphConnection = {
    apiUrl: options.apiUrl,
    version: options.version,
    accessToken: options.accessToken,
    appSecret: options.appSecret,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    now: options.now ?? (() => new Date()),
  };
  return {
    sendMessage: (phoneNumberId, message) => sendMessage(connection, phoneNumberId, message),
    markRead: (phoneNumberId, wamid, { typing = false } = {}) => markRead(connection, phoneNumberId, wamid, typing),
    listTemplates: (wabaId) => listTemplates(connection, wabaId),
    readTemplates: (wabaId, name) => listTemplates(connection, wabaId, name),
    createTemplate: (wabaId, request) => createTemplate(connection, wabaId, request),
    editTemplate: (templateId, request) => editTemplate(connection, templateId, request),
    deleteTemplate: (wabaId, template) => deleteTemplate(connection, wabaId, template),
    unpauseTemplate: (templateId) => unpauseTemplate(connection, templateId),
    uploadSample: (appId, upload) => uploadSample(connection, appId, upload),
    readApp: () => readApp(connection),
    readPhoneNumber: (phoneNumberId) => readPhoneNumber(connection, phoneNumberId),
    listPhoneNumbers: (wabaId) => listPhoneNumbers(connection, wabaId),
    debugToken: () => debugToken(connection),
    readSubscriptions: (wabaId) => readSubscriptions(connection, wabaId),
    subscribe: (wabaId) => setSubscription(connection, wabaId, true),
    unsubscribe: (wabaId) => setSubscription(connection, wabaId, false),
    requestPhoneData: (phoneNumberId, what) => requestPhoneData(connection, phoneNumberId, what),
    uploadMedia: (phoneNumberId, upload) => uploadMedia(connection, phoneNumberId, upload),
    resolveMedia: (mediaId, phoneNumberId) => resolveMedia(connection, mediaId, phoneNumberId),
    downloadMedia: (url) => downloadMedia(connection, url),
  };
}

async function sendMessage(connection: GraphConnection, phoneNumberId: string, message: OutboundMessage): Promise<SendOutcome> {
  const result = await call(connection, { method: "POST", path: [phoneNumberId, "messages"], body: message });
  if (result.kind !== "ok") return result;
  const sent = Sent.safeParse(storableJson(result.json));
  if (!sent.success) return unreadableAnswer();
  const contact = sent.data.contacts?.[0];
  return {
    kind: "accepted",
    wamid: sent.data.messages[0].id,
    ...readRecipient(contact),
    answeredAt: result.answeredAt,
  };
}

/** `wa_id` was seen to hold a BSUID. */
function readRecipient(contact: { wa_id?: string | undefined; user_id?: string | undefined } | undefined) {
  const identifier = contact?.wa_id === undefined ? null : classifyIdentifier(contact.wa_id);
  return {
    waId: identifier?.kind === "phone" ? identifier.value : null,
    userId: contact?.user_id ?? (identifier?.kind === "user_id" ? identifier.value : null),
  };
}

async function markRead(
  connection: GraphConnection,
  phoneNumberId: string,
  wamid: string,
  typing: boolean,
): Promise<MarkReadOutcome> {
  const body: JsonObject = {
    messaging_product: "whatsapp",
    status: "read",
    message_id: wamid,
    ...(typing ? { typing_indicator: { type: "text" } } : {}),
  };
  const result = await call(connection, { method: "POST", path: [phoneNumberId, "messages"], body });
  if (result.kind !== "ok") return result;
  return Success.safeParse(result.json).success ? { kind: "done" } : unreadableAnswer();
}

async function call(connection: GraphConnection, request: GraphRequest) {
  return settle(await requestGraph(connection, request));
}
