import * as z from "zod";
import type { App } from "../account/app";
import { findProblem } from "./authorization";
import { pickFields } from "./fields";
import type { GraphCall } from "./graph-call";
import { GraphError, invalidParameter } from "./graph-error";
import { challenge } from "./subscription";

const NINETY_DAYS = 90 * 86_400;
const ALL_FIELDS = [
  "account_alerts",
  "account_review_update",
  "account_update",
  "business_capability_update",
  "calls",
  "message_template_components_update",
  "message_template_quality_update",
  "message_template_status_update",
  "messages",
  "phone_number_name_update",
  "phone_number_quality_update",
  "security",
  "smb_message_echoes",
  "template_category_update",
  "user_preferences",
];
const Fields = z.union([z.string().transform((text) => text.split(",").map((name) => name.trim())), z.array(z.string())]);

/** GET /app and GET /{app}: the app that the token is of. */
export function readApp({ caller: { app }, query }: GraphCall): Record<string, unknown> {
  const node = { id: app.id, name: app.name, link: app.link, category: "Business", namespace: undefined };
  return pickFields(node, query.get("fields"), ["category", "link", "name", "id"], "Application");
}

/** GET /debug_token: what a token may do and how long. Only the app that it is of may ask, or a token of the same app. */
export function debugToken({ world, caller, query }: GraphCall): { data: Record<string, unknown> } {
  const input = query.get("input_token");
  if (input === null || input === "") throw invalidParameter("The parameter input_token is required.");
  const token = world.portfolio.tokens.get(input);
  if (!token) {
    const message = "Invalid OAuth access token - Cannot parse access token";
    return { data: { error: { code: 190, message }, is_valid: false, scopes: [] } };
  }
  if (token.appId !== caller.app.id) {
    throw invalidParameter("The App_id in the input_token did not match the Viewing App");
  }
  const problem = findProblem(world, token);
  const seconds = (at: number) => Math.floor(at / 1_000);
  return {
    data: {
      app_id: token.appId,
      type: token.type,
      application: caller.app.name,
      data_access_expires_at: token.type === "USER" ? world.clock.nowSeconds() + NINETY_DAYS : 0,
      expires_at: token.expiresAt === null ? 0 : seconds(token.expiresAt),
      issued_at: seconds(token.issuedAt),
      is_valid: problem === null,
      ...(problem ? { error: { code: 190, ...problem } } : {}),
      scopes: token.scopes,
      granular_scopes: token.scopes.map((scope) => ({
        scope,
        ...(token.wabaIds === null || !scope.startsWith("whatsapp_business_m") ? {} : { target_ids: token.wabaIds }),
      })),
      user_id: token.userId,
    },
  };
}

/** GET /{app}/subscriptions. */
export function readAppSubscriptions(call: GraphCall): { data: unknown[] } {
  const app = requireAppItself(call);
  if (app.callbackUrl === null) return { data: [] };
  const fields = (app.fields === "all" ? ALL_FIELDS : app.fields).map((name) => ({ name, version: "v26.0" }));
  return { data: [{ object: "whatsapp_business_account", callback_url: app.callbackUrl, active: true, fields }] };
}

/** POST /{app}/subscriptions: where the app's webhooks go, once the address has passed the challenge. */
export async function saveAppSubscription(call: GraphCall): Promise<{ success: true }> {
  const app = requireAppItself(call);
  call.params.keyword("object", ["whatsapp_business_account"]);
  const callbackUrl = call.params.string("callback_url", { least: 1 });
  const verifyToken = call.params.string("verify_token", { least: 1 });
  const fields = Fields.safeParse(call.params.raw("fields") ?? ALL_FIELDS);
  if (!fields.success) throw call.params.wrong("fields", "must be an array");
  if (!URL.canParse(callbackUrl)) throw call.params.wrong("callback_url", "must be a web address");
  await challenge(callbackUrl, verifyToken);
  Object.assign(app, { callbackUrl, verifyToken, fields: fields.data });
  return { success: true };
}

function requireAppItself({ caller }: GraphCall): App {
  if (caller.token === null) return caller.app;
  throw new GraphError(15, { message: "(#15) This method must be called with an app access_token.", details: null, http: 400 });
}
