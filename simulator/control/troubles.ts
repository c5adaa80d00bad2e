import * as z from "zod";
import { ERRORS, errorKind } from "../cloud/error-table";
import type { FailureKind } from "../cloud/failures";
import type { World } from "../world";
import type { Routes } from "./call";
import { ControlError } from "./control-error";

const HOUR_MS = 3_600_000;
const whom = { customerId: z.string().nullable().default(null) };
const hits = {
  ...whom,
  /** Only messages of this template. */
  template: z.string().max(512).nullable().default(null),
  times: z.number().int().min(1).max(10_000).default(1),
};

const NewFailure = z.union([
  z.strictObject({
    ...hits,
    code: z.number().int().min(0),
    arrival: z.enum(["sync", "async"]).optional(),
    details: z.string().max(500).nullable().default(null),
  }),
  z.strictObject({ ...hits, kind: z.enum(["answer-lost", "cut-off"]) }),
  z.strictObject({ ...hits, kind: z.literal("http"), status: z.number().int().min(400).max(599).default(503) }),
  z.strictObject({ ...hits, kind: z.literal("answer-late"), ms: z.number().int().min(1).max(120_000) }),
]);
type NewFailure = z.infer<typeof NewFailure>;

const MEDIA_SLOW_MS = 10_000;

const NewMediaTrouble = z.strictObject({
  kind: z.enum(["media-gone", "media-slow", "media-truncated", "media-redirect", "media-checksum"]),
  lateMs: z.number().int().min(1).max(120_000).default(MEDIA_SLOW_MS),
});

const NewMessageTrouble = z.strictObject({
  ...whom,
  kind: z.enum(["duplicate", "out-of-order", "late"]),
  copies: z.number().int().min(1).max(20).default(1),
  lateMs: z
    .number()
    .int()
    .min(1_000)
    .max(7 * 24 * HOUR_MS)
    .default(3 * HOUR_MS),
});

const NewTrouble = z.union([NewMessageTrouble, NewMediaTrouble.transform((wish) => ({ ...wish, customerId: null, copies: 1 }))]);

export const troubleRoutes: Routes = {
  /** What is armed, and the codes there are to choose from with how each mostly arrives. */
  "GET /control/failures": ({ world }) => ({
    failures: world.failures.list(),
    codes: Object.entries(ERRORS).map(([code, { title, arrival }]) => ({ code: Number(code), title, arrival })),
  }),

  "POST /control/failures": ({ world, body, number }) => {
    const wish = NewFailure.parse(body);
    checkCustomer(world, wish.customerId);
    const isOfNumber = number !== world.number;
    const { customerId, template, times } = wish;
    return world.failures.arm({
      customerId,
      template,
      numberId: isOfNumber ? number.id : null,
      times,
      failure: kindOf(wish),
    });
  },

  "DELETE /control/failures": ({ world }) => {
    world.failures.clear();
  },

  "DELETE /control/failures/:id": ({ world, path }) => {
    if (!world.failures.disarm(Number(path.id))) throw new ControlError(404, "It is used up already.");
  },

  "GET /control/troubles": ({ world }) => ({ troubles: world.troubles.list() }),

  "POST /control/troubles": ({ world, body }) => {
    const wish = NewTrouble.parse(body);
    checkCustomer(world, wish.customerId);
    const armed = world.troubles.arm(wish);
    return armed;
  },

  "DELETE /control/troubles/:id": ({ world, path }) => {
    if (!world.troubles.disarm(Number(path.id))) throw new ControlError(404, "It is used up already.");
  },
};

function kindOf(wish: NewFailure): FailureKind {
  if ("code" in wish) {
    const arrival = wish.arrival ?? errorKind(wish.code).arrival;
    return { kind: "error", code: wish.code, arrival, details: wish.details };
  }
  if (wish.kind === "http") return { kind: "http", status: wish.status };
  if (wish.kind === "answer-late") return { kind: "answer-late", ms: wish.ms };
  return { kind: wish.kind };
}

function checkCustomer(world: World, customerId: string | null): void {
  if (customerId === null || world.customers.get(customerId)) return;
  throw new ControlError(404, `There is no customer "${customerId}".`);
}
