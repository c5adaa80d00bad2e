import type { Category } from "../../templates/template";
import type { Params } from "../params";

const THIRTY_DAYS = -1;
const LIMITS: Record<Category, readonly [number, number]> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
};

/** How long Meta tries to deliver a message of the template, in seconds. -1 is thirty days, but not for marketing. */
export function readTimeToLive(params: Params, category: Category): { message_send_ttl_seconds?: number } {
  if (!params.has("message_send_ttl_seconds")) return {};
  const [least, most] = LIMITS[category];
  const seconds = params.number("message_send_ttl_seconds", [THIRTY_DAYS, most]);
  const isThirtyDays = seconds === THIRTY_DAYS && category !== "MARKETING";
  if (!isThirtyDays && seconds < least) {
    throw params.wrong("message_send_ttl_seconds", `must be between ${least} and ${most} for ${category}`);
  }
  return { message_send_ttl_seconds: seconds };
}
