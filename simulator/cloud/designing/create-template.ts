import type { BusinessAccount } from "../../account/business-account";
import { makeObjectId } from "../../ids";
import { LANGUAGES } from "../../templates/languages";
import { CATEGORIES, type Category, type ParameterFormat, type Template } from "../../templates/template";
import type { World } from "../../world";
import { GraphError } from "../graph-error";
import type { Params } from "../params";
import { judgeCategory } from "./category";
import { readComponents } from "./components";
import { refuse, SUBCODES, unfit } from "./refusal";
import { reviewSoon } from "./review";
import { readTimeToLive } from "./time-to-live";

/** POST /{waba}/message_templates: takes a template in, for review. The category may be another than the one asked for. */
export function createTemplate(world: World, account: BusinessAccount, params: Params) {
  if (!account.creations.take(world.clock.now())) throw new GraphError(80008);
  if (params.has("allow_category_change")) throw unfit("allow_category_change is not taken any more: Meta decides the category.");
  const name = readName(params);
  const language = params.string("language");
  if (!LANGUAGES.has(language)) throw params.wrong("language", `must be one of Meta's languages - got "${language}"`);
  const asked = readCategory(params);
  const format = readFormat(params);
  checkFree(world, account, name, language);
  const components = readComponents({ world, category: asked, format, language, components: params.objects("components") });
  const category = judgeCategory(asked, components);
  const template: Template = {
    id: makeObjectId(),
    name,
    language,
    status: "PENDING",
    category,
    parameter_format: format,
    components,
    quality_score: { score: "UNKNOWN", date: world.clock.nowSeconds() },
    rejected_reason: "NONE",
    last_updated_time: stamp(world),
    ...readTimeToLive(params, category),
    ...(category === asked ? {} : { correct_category: category }),
  };
  account.library.put(template);
  reviewSoon(world, account, template);
  return { id: template.id, status: template.status, category };
}

export function readCategory(params: Params): Category {
  const words = CATEGORIES.map((known) => known.toLowerCase());
  const found = params.keyword("category", words).toUpperCase();
  return CATEGORIES.find((known) => known === found) ?? "UTILITY";
}

export function readFormat(params: Params, otherwise: ParameterFormat = "POSITIONAL"): ParameterFormat {
  const found = params.keyword("parameter_format", ["named", "positional"], otherwise.toLowerCase());
  return found === "named" ? "NAMED" : "POSITIONAL";
}

/** Now, as the API writes it. */
export function stamp(world: World): string {
  return new Date(world.clock.now()).toISOString().replace(/\.\d+Z$/, "+0000");
}

function readName(params: Params): string {
  const name = params.string("name");
  if (/^[a-z0-9_]{1,512}$/.test(name)) return name;
  throw unfit("A template's name has at most 512 lower-case letters, digits and underscores.");
}

function checkFree(world: World, { library }: BusinessAccount, name: string, language: string): void {
  if (library.find(name, language)) {
    const message = `There is already ${language} content for this template. You can create a new template and try again.`;
    throw refuse(SUBCODES.exists, "Content in this language already exists", message);
  }
  if (library.isBlocked(name, language, world.clock.now())) {
    const message = `New ${language} content can't be added while the existing ${language} content is being deleted. Try again in 4 weeks or create a new message template.`;
    throw refuse(SUBCODES.beingDeleted, "Message template language is being deleted", message);
  }
  if (library.list().length >= world.settings.templateLimit) {
    const message = `This account may have ${world.settings.templateLimit} message templates. Delete some to make room.`;
    throw refuse(SUBCODES.tooManyTemplates, "Message template limit exceeded", message);
  }
}
