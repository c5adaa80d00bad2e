import { Creations } from "../templates/creations";
import { Library } from "../templates/library";
import type { Template } from "../templates/template";

/** A WhatsApp business account: templates, and the apps that hear of what happens to it. */
export class BusinessAccount {
  readonly library: Library;
  readonly creations = new Creations();
  /** App id → the address that takes the place of the app's own for messages, or null. */
  readonly subscriptions = new Map<string, string | null>();

  constructor(
    readonly id: string,
    readonly name: string,
    templates: readonly Template[],
  ) {
    this.library = new Library(templates);
  }
}
