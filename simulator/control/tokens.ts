import * as z from "zod";
import { type AccessToken, SCOPES } from "../account/access-token";
import { FIRST_APP_ID } from "../account/app";
import { makeObjectId } from "../ids";
import type { Routes } from "./call";
import { ControlError } from "./control-error";
import { checkRoom } from "./room";

const digits = z.string().regex(/^\d{3,20}$/);

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

export const tokenRoutes: Routes = {
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

function viewToken({ value, ...facts }: AccessToken) {
  return { token: value, ...facts };
}
