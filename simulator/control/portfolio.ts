import * as z from "zod";
import { type AccessToken, SCOPES } from "../account/access-token";
import { type App, FIRST_APP_ID } from "../account/app";
import { NUMBER_STATUSES } from "../account/number-state";
import type { PhoneNumber } from "../account/phone-number";
import { GraphError } from "../cloud/graph-error";
import { challenge } from "../cloud/subscription";
import { makeObjectId } from "../ids";
import { helloWorld } from "../templates/hello-world";
import type { World } from "../world";
import type { ControlCall, Routes } from "./call";
import { ControlError } from "./control-error";

const MOST_OF_A_KIND = 500;
const digits = z.string().regex(/^\d{3,20}$/);
const url = z.url({ protocol: /^https?$/ });

const State = z
  .strictObject({
    verifiedName: z.string().min(1).max(120),
    status: z.enum(NUMBER_STATUSES),
    quality: z.enum(["GREEN", "YELLOW", "RED", "UNKNOWN"]),
    messagingLimit: z.string().regex(/^TIER_[A-Z0-9_]+$/),
    canSend: z.enum(["AVAILABLE", "LIMITED", "BLOCKED"]),
    codeVerification: z.enum(["VERIFIED", "NOT_VERIFIED", "EXPIRED"]),
    nameStatus: z.enum(["APPROVED", "AVAILABLE_WITHOUT_REVIEW", "DECLINED", "EXPIRED", "PENDING_REVIEW", "NONE"]),
    platform: z.enum(["CLOUD_API", "ON_PREMISE", "NOT_APPLICABLE"]),
    mode: z.enum(["LIVE", "SANDBOX"]),
    throughputLevel: z.enum(["STANDARD", "HIGH", "NOT_APPLICABLE"]).nullable(),
    isRegistered: z.boolean(),
  })
  .partial();
const NumberChange = State.extend({
  pin: z
    .string()
    .regex(/^\d{6}$/)
    .nullable()
    .optional(),
});
const NewNumber = NumberChange.extend({
  id: digits.optional(),
  displayPhoneNumber: z.string().regex(/^\+?(?:\d\D?){6,15}$/),
  /** The account that it belongs to; one that is new begins without subscribed apps. */
  wabaId: digits.optional(),
  accountName: z.string().min(1).max(120).optional(),
});
const NewApp = z.strictObject({
  id: digits.optional(),
  name: z.string().min(1).max(80).default("Another app"),
  secret: z.string().min(1).max(200),
});
const Callback = z.strictObject({
  url,
  verifyToken: z.string().min(1).max(500),
  fields: z.array(z.string().max(60)).max(100).optional(),
});
const scopes = z.array(z.enum(SCOPES)).max(SCOPES.length);
/** Milliseconds since 1970 on the simulator's clock; null never. */
const expiresAt = z.number().int().min(0).nullable();
const wabaIds = z.array(digits).max(100).nullable();
const NewToken = z.strictObject({
  token: z
    .string()
    .regex(/^[\w-]{8,300}$/)
    .optional(),
  appId: digits.default(FIRST_APP_ID),
  type: z.enum(["SYSTEM_USER", "USER"]).default("SYSTEM_USER"),
  scopes: scopes.default(["business_management", "whatsapp_business_management", "whatsapp_business_messaging"]),
  expiresAt: expiresAt.default(null),
  wabaIds: wabaIds.default(null),
});
const TokenChange = z.strictObject({ scopes, expiresAt, wabaIds, isRevoked: z.boolean() }).partial();

export const portfolioRoutes: Routes = {
  "GET /control/numbers": ({ world }) => ({ numbers: [...world.portfolio.numbers.values()].map(viewNumber) }),

  /** A further number, in an account that there is or in a new one. */
  "POST /control/numbers": ({ world, body }) => {
    const { id = makeObjectId(), displayPhoneNumber, wabaId, accountName, pin, ...state } = NewNumber.parse(body);
    const { portfolio } = world;
    checkRoom(portfolio.numbers);
    const digitsOnly = displayPhoneNumber.replace(/\D/g, "");
    if (portfolio.numbers.has(id) || portfolio.byDigits(digitsOnly))
      throw new ControlError(409, "There is such a number already.");
    const name = state.verifiedName ?? "Ribeira Goods";
    const account =
      portfolio.accounts.get(wabaId ?? world.number.account.id) ??
      portfolio.addAccount(wabaId ?? makeObjectId(), accountName ?? name, [helloWorld(new Date(world.clock.now()))]);
    const number = portfolio.addNumber(id, account, displayPhoneNumber, name);
    return changeNumber(world, number, { ...state, ...(pin === undefined ? {} : { pin }) });
  },

  "PATCH /control/numbers/:id": (call) => changeNumber(call.world, requireNumber(call), NumberChange.parse(call.body)),

  "GET /control/apps": ({ world }) => ({ apps: [...world.portfolio.apps.values()] }),

  "POST /control/apps": ({ world, body }) => {
    const { id = makeObjectId(), name, secret } = NewApp.parse(body);
    const { apps } = world.portfolio;
    checkRoom(apps);
    if (apps.has(id)) throw new ControlError(409, `There is an app "${id}" already.`);
    const app: App = {
      id,
      name,
      secret,
      link: `https://apps.example/${id}`,
      callbackUrl: null,
      verifyToken: null,
      fields: "all",
    };
    apps.set(id, app);
    return app;
  },

  /** What a person does in the app's dashboard: sets the callback, which has to pass the challenge. */
  "PUT /control/apps/:id/callback": async ({ world, path, body }) => {
    const app = world.portfolio.apps.get(path.id ?? "");
    if (!app) throw new ControlError(404, `There is no app "${path.id}".`);
    const callback = Callback.parse(body);
    try {
      await challenge(callback.url, callback.verifyToken);
    } catch (error) {
      if (error instanceof GraphError) throw new ControlError(502, error.message);
      throw error;
    }
    return Object.assign(app, {
      callbackUrl: callback.url,
      verifyToken: callback.verifyToken,
      fields: callback.fields ?? "all",
    });
  },

  "GET /control/tokens": ({ world }) => ({ tokens: [...world.portfolio.tokens.values()].map(viewToken) }),

  "POST /control/tokens": ({ world, body }) => {
    const { token: value = `EAAG${makeObjectId()}`, ...facts } = NewToken.parse(body);
    const { tokens, apps } = world.portfolio;
    checkRoom(tokens);
    if (!apps.has(facts.appId)) throw new ControlError(404, `There is no app "${facts.appId}".`);
    if (tokens.has(value)) throw new ControlError(409, "There is such a token already.");
    const token: AccessToken = { ...facts, value, userId: makeObjectId(), issuedAt: world.clock.now(), isRevoked: false };
    tokens.set(value, token);
    return viewToken(token);
  },

  /** Lets it expire, revokes it, takes permissions or accounts from it. */
  "PATCH /control/tokens/:token": ({ world, path, body }) => {
    const token = world.portfolio.tokens.get(path.token ?? "");
    if (!token) throw new ControlError(404, "There is no such token.");
    return viewToken(Object.assign(token, TokenChange.parse(body)));
  },
};

export function viewNumber(number: PhoneNumber) {
  const { id, account, displayPhoneNumber, state, pin } = number;
  return {
    id,
    wabaId: account.id,
    accountName: account.name,
    displayPhoneNumber,
    ...state,
    pin,
    subscribedApps: [...account.subscriptions.keys()],
  };
}

function viewToken({ value, ...facts }: AccessToken) {
  return { token: value, ...facts };
}

function changeNumber(world: World, number: PhoneNumber, { pin, ...state }: z.infer<typeof NumberChange>) {
  const given = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  number.state = { ...number.state, ...given };
  if (pin !== undefined) number.pin = pin;
  world.events.publish({ type: "numbers" });
  return viewNumber(number);
}

function requireNumber({ world, path }: ControlCall): PhoneNumber {
  const number = world.portfolio.numbers.get(path.id ?? "");
  if (!number) throw new ControlError(404, `There is no number "${path.id}".`);
  return number;
}

function checkRoom({ size }: { size: number }): void {
  if (size >= MOST_OF_A_KIND) throw new ControlError(409, "There are too many already.");
}
