import { ServiceUsage } from "../cloud/service-usage";
import { Throughput } from "../cloud/throughput";
import type { BusinessAccount } from "./business-account";
import { BusinessPhone } from "./business-phone";
import { goodNumber, type NumberState } from "./number-state";

const FIRST_ONBOARDED = "2026-01-12T09:30:00+0000";

/** A phone number of the business. */
export class PhoneNumber {
  state: NumberState;
  readonly throughput = new Throughput();
  readonly serviceUsage = new ServiceUsage();
  /** The six digits of two-step verification. Null: none is set. */
  pin: string | null = null;
  /** When it was registered or deregistered, in milliseconds: ten times in 72 hours. */
  registrations: number[] = [];
  onboardedAt = FIRST_ONBOARDED;
  /** Used of a number that is in the app as well. */
  readonly phone = new BusinessPhone();
  /** The address that takes the place of the account's and the app's for this number's messages. */
  overrideUrl: string | null = null;

  constructor(
    readonly id: string,
    readonly account: BusinessAccount,
    readonly displayPhoneNumber: string,
    verifiedName: string,
  ) {
    this.state = goodNumber(verifiedName);
  }

  /** When it came to the Cloud API, in milliseconds. */
  get cameAt(): number {
    return Date.parse(this.onboardedAt.replace(/\+0000$/, "Z"));
  }

  /** It comes to the Cloud API now, in Meta's spelling of an instant. */
  onboard(now: number): void {
    this.onboardedAt = new Date(now).toISOString().replace(/\.\d+Z$/, "+0000");
    this.phone.asked.clear();
  }

  /** As webhooks tell the number: digits only. */
  get digits(): string {
    return this.displayPhoneNumber.replace(/\D/g, "");
  }
}
