import type { Locale } from "@/lib/contract/agent";
import type auth from "./messages/en/auth.json";
import type banners from "./messages/en/banners.json";
import type bubble from "./messages/en/bubble.json";
import type common from "./messages/en/common.json";
import type composer from "./messages/en/composer.json";
import type contact from "./messages/en/contact.json";
import type conversation from "./messages/en/conversation.json";
import type errors from "./messages/en/errors.json";
import type failures from "./messages/en/failures.json";
import type inbox from "./messages/en/inbox.json";
import type interactive from "./messages/en/interactive.json";
import type library from "./messages/en/library.json";
import type media from "./messages/en/media.json";
import type numbers from "./messages/en/numbers.json";
import type people from "./messages/en/people.json";
import type settings from "./messages/en/settings.json";
import type shortcuts from "./messages/en/shortcuts.json";
import type supervision from "./messages/en/supervision.json";
import type templates from "./messages/en/templates.json";
import type window from "./messages/en/window.json";

/** The whole catalogue of one language: a file for each namespace. */
export type Messages = {
  auth: typeof auth;
  banners: typeof banners;
  bubble: typeof bubble;
  common: typeof common;
  composer: typeof composer;
  contact: typeof contact;
  conversation: typeof conversation;
  errors: typeof errors;
  failures: typeof failures;
  inbox: typeof inbox;
  media: typeof media;
  interactive: typeof interactive;
  library: typeof library;
  supervision: typeof supervision;
  people: typeof people;
  numbers: typeof numbers;
  settings: typeof settings;
  shortcuts: typeof shortcuts;
  templates: typeof templates;
  window: typeof window;
};

/** Reads the catalogue of a language. English sets its shape; a test keeps the others equal to it. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  return {
    auth: await load(locale, "auth"),
    banners: await load(locale, "banners"),
    bubble: await load(locale, "bubble"),
    common: await load(locale, "common"),
    composer: await load(locale, "composer"),
    contact: await load(locale, "contact"),
    conversation: await load(locale, "conversation"),
    errors: await load(locale, "errors"),
    failures: await load(locale, "failures"),
    inbox: await load(locale, "inbox"),
    media: await load(locale, "media"),
    interactive: await load(locale, "interactive"),
    library: await load(locale, "library"),
    supervision: await load(locale, "supervision"),
    people: await load(locale, "people"),
    numbers: await load(locale, "numbers"),
    settings: await load(locale, "settings"),
    shortcuts: await load(locale, "shortcuts"),
    templates: await load(locale, "templates"),
    window: await load(locale, "window"),
  };
}

async function load<Name extends keyof Messages>(locale: Locale, namespace: Name): Promise<Messages[Name]> {
  const file = await import(`./messages/${locale}/${namespace}.json`);
  return file.default;
}
