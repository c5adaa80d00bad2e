import { expect, type Locator, type Page } from "@playwright/test";

/** The inbox as a person finds their way in it: by roles and names. */
export class InboxPage {
  constructor(readonly page: Page) {}

  /** Opens the inbox and, given a name, that conversation. */
  async open(contact?: string): Promise<void> {
    await this.page.goto("/inbox");
    await expect(this.list).toBeVisible();
    if (contact) await this.choose(contact);
  }

  async choose(contact: string): Promise<void> {
    await this.row(contact).click();
    await expect(this.page.getByRole("main").getByRole("heading", { name: contact, exact: true, level: 2 })).toBeVisible();
  }

  get list(): Locator {
    return this.page.getByRole("region", { name: "Conversations", exact: true });
  }

  row(contact: string): Locator {
    return this.list.getByRole("link", { name: new RegExp(`^${contact}`) });
  }

  get log(): Locator {
    return this.page.getByRole("log");
  }

  /** A bubble by its words. */
  message(text: string | RegExp): Locator {
    return this.log.getByRole("article").filter({ hasText: text });
  }

  get composer(): Locator {
    return this.page.getByRole("textbox", { name: /^Reply/ });
  }

  get timer(): Locator {
    return this.page.getByRole("timer").first();
  }

  get templateSearch(): Locator {
    return this.page.getByRole("combobox", { name: /Search .*templates?/ });
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByRole("button", { name: "Send", exact: true }).click();
  }
}
