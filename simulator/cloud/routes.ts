import { readAccount } from "./account-node";
import { debugToken, readApp, readAppSubscriptions, saveAppSubscription } from "./app-node";
import { canSee, requireScope } from "./authorization";
import { createTemplate } from "./designing/create-template";
import { deleteTemplates } from "./designing/delete-templates";
import { editTemplate } from "./designing/edit-template";
import { previewTemplates } from "./designing/preview-templates";
import { unpauseTemplate } from "./designing/unpause-template";
import { answer, type GraphCall, unknownEdge, unknownObject } from "./graph-call";
import { deleteMedia, describeMedia, uploadMedia } from "./media";
import { changePhoneNumber, readPhoneNumber, readPhoneNumbers } from "./phone-number";
import { deregister, register } from "./registration";
import type { Reply } from "./send-message";
import { postMessage } from "./send-message";
import { requestPhoneData } from "./smb-app-data";
import { listSubscriptions, subscribe, unsubscribe } from "./subscription";
import { listTemplates, readTemplate } from "./template-list";
import { continueUpload, readUpload, startUpload, UPLOAD_PREFIX } from "./uploads";

/** Finds the object that a call is about and does what is asked of it. Throws GraphError with Meta's words for a refusal. */
export async function route(call: GraphCall): Promise<Reply> {
  const { world, caller, id, edge } = call;
  if (id.startsWith(UPLOAD_PREFIX)) return routeUpload(call);
  if (id === "debug_token" && call.method === "GET") return answer(debugToken(call));
  const app = world.portfolio.apps.get(id === "app" ? caller.app.id : id);
  if (app) return routeApp(call);
  const number = world.portfolio.numbers.get(id);
  if (number && canSee(caller, number.account.id)) return routeNumber(call);
  const account = world.portfolio.accounts.get(id);
  if (account && canSee(caller, account.id)) return routeAccount(call);
  const found = world.portfolio.findTemplate(id);
  if (found && canSee(caller, found.account.id)) return routeTemplate(call);
  if (edge === "") return routeMedia(call);
  throw unknownObject(call);
}

function routeMedia(call: GraphCall): Reply {
  const { world, caller, method, id } = call;
  const file = world.media.atMeta(id, world.clock.now());
  const owner = file?.ownerId ? world.portfolio.numbers.get(file.ownerId) : undefined;
  if (!file || !owner || !canSee(caller, owner.account.id)) throw unknownObject(call);
  requireScope(caller, "whatsapp_business_messaging");
  if (method === "GET") return answer(describeMedia(world, file, call.query, call.url.origin));
  if (method === "DELETE") return answer(deleteMedia(file, call.query));
  throw unknownObject(call);
}

async function routeNumber(call: GraphCall): Promise<Reply> {
  const { world, caller, params } = call;
  const sender = { world, number: world.numberOf({ numberId: call.id }) };
  const name = `${call.method} ${call.edge}`;
  const isMessaging = call.edge === "messages" || call.edge === "media";
  requireScope(caller, isMessaging ? "whatsapp_business_messaging" : "whatsapp_business_management");
  switch (name) {
    case "POST messages":
      return postMessage(sender, params);
    case "POST media":
      return answer(await uploadMedia(sender, call.form));
    case "GET ":
      return answer(readPhoneNumber(sender, caller.app, call.query.get("fields")));
    case "POST ":
      return answer(await changePhoneNumber(sender, params));
    case "POST register":
      return answer(register(sender, params));
    case "POST deregister":
      return answer(deregister(sender));
    case "POST smb_app_data":
      return answer(requestPhoneData(sender, params));
    default:
      throw unknownEdge(call);
  }
}

async function routeAccount(call: GraphCall): Promise<Reply> {
  const { world, caller, params, query } = call;
  const account = world.portfolio.accounts.get(call.id);
  if (!account) throw unknownObject(call);
  requireScope(caller, "whatsapp_business_management");
  switch (`${call.method} ${call.edge}`) {
    case "GET ":
      return answer(readAccount(world, account, query.get("fields")));
    case "GET phone_numbers":
      return answer(readPhoneNumbers(world, account, caller.app, query.get("fields")));
    case "GET message_templates":
      return answer(listTemplates(account.library, call.url, world.settings.templateLimit));
    case "POST message_templates":
      return answer(createTemplate(world, account, params));
    case "DELETE message_templates":
      return answer(deleteTemplates(world, account, query));
    case "GET message_template_previews":
      return answer(previewTemplates(query));
    case "GET subscribed_apps":
      return answer(listSubscriptions(world, account));
    case "POST subscribed_apps":
      return answer(await subscribe(account, caller.app, params));
    case "DELETE subscribed_apps":
      return answer(unsubscribe(account, caller.app));
    default:
      throw unknownEdge(call);
  }
}

function routeTemplate(call: GraphCall): Reply {
  const { world, caller, params } = call;
  const found = world.portfolio.findTemplate(call.id);
  if (!found) throw unknownObject(call);
  requireScope(caller, "whatsapp_business_management");
  switch (`${call.method} ${call.edge}`) {
    case "GET ":
      return answer(readTemplate(found.template, call.query.get("fields")));
    case "POST ":
      return answer(editTemplate(world, found.account, found.template, params));
    case "POST unpause":
      return answer(unpauseTemplate(world, found.account, found.template));
    default:
      throw unknownEdge(call);
  }
}

async function routeApp(call: GraphCall): Promise<Reply> {
  // An app is shown to itself and to those who came through it, to nobody else.
  if (call.id !== "app" && call.id !== call.caller.app.id) throw unknownObject(call);
  switch (`${call.method} ${call.edge}`) {
    case "GET ":
      return answer(readApp(call));
    case "POST uploads":
      return answer(startUpload(call));
    case "GET subscriptions":
      return answer(readAppSubscriptions(call));
    case "POST subscriptions":
      return answer(await saveAppSubscription(call));
    default:
      throw unknownEdge(call);
  }
}

async function routeUpload(call: GraphCall): Promise<Reply> {
  if (call.edge !== "") throw unknownEdge(call);
  if (call.method === "GET") return answer(readUpload(call));
  if (call.method === "POST") return answer(await continueUpload(call));
  throw unknownObject(call);
}
