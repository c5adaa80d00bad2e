import type { Business } from "../options";
import { makeCatalogue } from "../templates/catalogue";
import type { Template } from "../templates/template";
import type { AccessToken } from "./access-token";
import { type App, FIRST_APP_ID } from "./app";
import { BusinessAccount } from "./business-account";
import { PhoneNumber } from "./phone-number";

const SYSTEM_USER_ID = "122104540352242900";

/** What Meta knows of a business: its apps, accounts, numbers, and who may use them. */
export class Portfolio {
  readonly apps = new Map<string, App>();
  readonly accounts = new Map<string, BusinessAccount>();
  readonly numbers = new Map<string, PhoneNumber>();
  readonly tokens = new Map<string, AccessToken>();
  readonly firstNumber: PhoneNumber;

  /** One of each to begin with, as the options say: the number's account is subscribed to the app. */
  constructor(business: Business, now: number) {
    const { appSecret, verifyToken, webhookUrl, accessToken, businessName } = business;
    this.apps.set(FIRST_APP_ID, {
      id: FIRST_APP_ID,
      name: "Casement",
      link: "https://apps.example/casement",
      secret: appSecret,
      callbackUrl: webhookUrl,
      verifyToken,
      fields: "all",
    });
    const account = this.addAccount(business.wabaId, businessName, makeCatalogue(new Date(now)));
    account.subscriptions.set(FIRST_APP_ID, null);
    this.firstNumber = this.addNumber(business.phoneNumberId, account, business.displayPhoneNumber, businessName);
    this.tokens.set(accessToken, {
      value: accessToken,
      appId: FIRST_APP_ID,
      type: "SYSTEM_USER",
      userId: SYSTEM_USER_ID,
      scopes: ["business_management", "whatsapp_business_management", "whatsapp_business_messaging"],
      issuedAt: now,
      expiresAt: null,
      isRevoked: false,
      wabaIds: null,
    });
  }

  get firstAccount(): BusinessAccount {
    return this.firstNumber.account;
  }

  addAccount(id: string, name: string, templates: readonly Template[]): BusinessAccount {
    const account = new BusinessAccount(id, name, templates);
    this.accounts.set(id, account);
    return account;
  }

  addNumber(id: string, account: BusinessAccount, displayPhoneNumber: string, verifiedName: string): PhoneNumber {
    const number = new PhoneNumber(id, account, displayPhoneNumber, verifiedName);
    this.numbers.set(id, number);
    return number;
  }

  numbersOf(account: BusinessAccount): PhoneNumber[] {
    return [...this.numbers.values()].filter((number) => number.account === account);
  }

  byDigits(digits: string): PhoneNumber | undefined {
    return [...this.numbers.values()].find((number) => number.digits === digits);
  }

  /** A template of any account, with the account. */
  findTemplate(id: string): { account: BusinessAccount; template: Template } | undefined {
    for (const account of this.accounts.values()) {
      const template = account.library.byId(id);
      if (template) return { account, template };
    }
    return undefined;
  }
}
