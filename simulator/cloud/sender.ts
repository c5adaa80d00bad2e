import type { PhoneNumber } from "../account/phone-number";
import type { World } from "../world";

/** The number of the business that a call is about, in its world. */
export type Sender = { world: World; number: PhoneNumber };
