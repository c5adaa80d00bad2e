import * as z from "zod";
import { NUMBER_STATUSES } from "../account/number-state";
import type { PhoneNumber } from "../account/phone-number";
import { makeObjectId } from "../ids";
import { helloWorld } from "../templates/hello-world";
import type { World } from "../world";
import type { ControlCall, Routes } from "./call";
import { ControlError } from "./control-error";
import { checkRoom } from "./room";

const digits = z.string().regex(/^\d{3,20}$/);

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
    isOnBizApp: z.boolean(),
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

export const numberRoutes: Routes = {
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

function changeNumber(world: World, number: PhoneNumber, { pin, ...state }: z.infer<typeof NumberChange>) {
  const given = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  // Whoever brings a number of the app here does it now.
  if (state.isOnBizApp && !number.state.isOnBizApp) number.onboard(world.clock.now());
  number.state = { ...number.state, ...given };
  if (pin !== undefined) number.pin = pin;
  world.events.publish({ type: "numbers" });
  return viewNumber(number);
}

export function requireNumber({ world, path }: ControlCall): PhoneNumber {
  const number = world.portfolio.numbers.get(path.id ?? "");
  if (!number) throw new ControlError(404, `There is no number "${path.id}".`);
  return number;
}
