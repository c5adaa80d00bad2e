import { isIP } from "node:net";
import * as z from "zod";
import type { PhoneNumber } from "../account/phone-number";
import { answerJson, BodyTooLarge, type Exchange, readBody } from "../http/exchange";
import type { World } from "../world";
import { appRoutes } from "./apps";
import { businessPhoneRoutes } from "./business-phone";
import { type Routes, STREAMING, type Verb } from "./call";
import { callRoutes } from "./calls";
import { clockRoutes } from "./clock";
import { ControlError } from "./control-error";
import { actRoutes } from "./customer-acts";
import { customerRoutes } from "./customers";
import { fieldRoutes } from "./fields";
import { fileRoutes } from "./files";
import { historyRoutes } from "./history";
import { messageRoutes } from "./messages";
import { numberRoutes } from "./numbers";
import { stateRoutes } from "./state";
import { streamRoutes } from "./streams";
import { templateRoutes } from "./templates";
import { tokenRoutes } from "./tokens";
import { troubleRoutes } from "./troubles";
import { webhookRoutes } from "./webhooks";

const MOST_BODY_BYTES = 16 * 1024 * 1024;
/** Its body is a file, which the verb reads itself. */
const UPLOAD_PATH = "/control/files";

const Named = z.looseObject({ numberId: z.string() });

const ROUTES = compile({
  ...stateRoutes,
  ...clockRoutes,
  ...customerRoutes,
  ...messageRoutes,
  ...numberRoutes,
  ...businessPhoneRoutes,
  ...appRoutes,
  ...tokenRoutes,
  ...actRoutes,
  ...historyRoutes,
  ...fileRoutes,
  ...fieldRoutes,
  ...troubleRoutes,
  ...webhookRoutes,
  ...callRoutes,
  ...templateRoutes,
  ...streamRoutes,
});

/** Answers one call of the control API: for tests, the demo's seed and the phone page. */
export async function handleControl(world: World, exchange: Exchange): Promise<void> {
  const { response } = exchange;
  response.setHeader("cache-control", "no-store");
  try {
    checkOrigin(world, exchange);
    const { verb, path } = findVerb(exchange);
    const query = Object.fromEntries(exchange.url.searchParams);
    const whole = exchange.url.pathname === UPLOAD_PATH ? null : await readJson(exchange);
    const { body, numberId = query.numberId } = takeNumberId(whole);
    const result = await verb({ world, path, query, body, number: findNumber(world, numberId), exchange });
    if (result !== STREAMING) answerJson(response, 200, result ?? { ok: true });
  } catch (error) {
    answerProblem(exchange, error);
  }
}

function answerProblem({ response }: Exchange, error: unknown): void {
  if (error instanceof ControlError) answerJson(response, error.status, { error: error.message });
  else if (error instanceof z.ZodError) answerJson(response, 400, { error: z.prettifyError(error) });
  else if (error instanceof BodyTooLarge) answerJson(response, 413, { error: "That is more than fits." });
  else throw error;
}

/**
 * Other sites' pages keep out: a browser names its page's origin, and only the simulator's own may act. A name that merely
 * points at this machine does not count as its own.
 */
function checkOrigin(world: World, { request, url }: Exchange): void {
  const { origin, host } = request.headers;
  if (origin === undefined) return;
  const isOwnPage = URL.canParse(origin) && new URL(origin).host === host;
  if (isOwnPage && isOwnName(world, url.hostname)) return;
  throw new ControlError(403, "The control API is for the simulator's own pages and for programs.");
}

function isOwnName({ business }: World, hostname: string): boolean {
  if (hostname === "localhost" || isIP(hostname.replace(/^\[|\]$/g, "")) !== 0) return true;
  const { productUrl, webhookUrl, host } = business;
  return [productUrl, webhookUrl].some((known) => known && new URL(known).hostname === hostname) || host === hostname;
}

/** `numberId` may stand in any body: it says which number of the business is meant. */
function takeNumberId(whole: unknown): { body: unknown; numberId?: string | undefined } {
  const named = Named.safeParse(whole);
  if (!named.success) return { body: whole };
  const { numberId, ...body } = named.data;
  return { body, numberId };
}

function findNumber(world: World, numberId: string | undefined): PhoneNumber {
  if (numberId === undefined) return world.number;
  const number = world.portfolio.numbers.get(numberId);
  if (!number) throw new ControlError(404, `The business has no number with the id "${numberId}".`);
  return number;
}

async function readJson({ request }: Exchange): Promise<unknown> {
  const bytes = await readBody(request, MOST_BODY_BYTES);
  if (bytes.byteLength === 0) return null;
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new ControlError(400, "The body is not JSON.");
  }
}

type Compiled = { method: string; pattern: RegExp; verb: Verb };

function compile(routes: Routes): Compiled[] {
  return Object.entries(routes).map(([name, verb]) => {
    const [method = "", path = ""] = name.split(" ");
    return { method, pattern: new RegExp(`^${path.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`), verb };
  });
}

function findVerb({ request, url }: Exchange): { verb: Verb; path: Record<string, string> } {
  const fits = ROUTES.flatMap(({ method, pattern, verb }) => {
    const match = pattern.exec(url.pathname);
    return match ? [{ method, verb, path: decode(match.groups ?? {}) }] : [];
  });
  const found = fits.find(({ method }) => method === request.method);
  if (found) return found;
  throw new ControlError(fits.length > 0 ? 405 : 404, `There is no ${request.method} ${url.pathname}.`);
}

function decode(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    throw new ControlError(400, "The address is not well written.");
  }
}
