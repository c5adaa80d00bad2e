import * as z from "zod";
import type { App } from "../account/app";
import { GraphError } from "../cloud/graph-error";
import { challenge } from "../cloud/subscription";
import { makeObjectId } from "../ids";
import type { Routes } from "./call";
import { ControlError } from "./control-error";
import { checkRoom } from "./room";

const digits = z.string().regex(/^\d{3,20}$/);
const url = z.url({ protocol: /^https?$/ });

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

export const appRoutes: Routes = {
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
};
