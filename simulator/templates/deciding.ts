import type { BusinessAccount } from "../account/business-account";
import type { World } from "../world";
import { tellCategory, tellCategoryAhead, tellComponents, tellQuality, tellStatus } from "./telling";
import { type Category, pastOf, type Template, type TemplatePast } from "./template";

/** A template of an account, and whether the business is left to find out by itself. */
type Place = { world: World; account: BusinessAccount; template: Template; isSilent: boolean };

type StatusChange = { status: string; reason: string; until?: number | undefined; paced?: boolean };

/** Another status, decided by Meta. A pause with an end lifts itself then. */
export function changeStatus(place: Place, { status, reason, until, paced = false }: StatusChange): Template {
  const { world, account, template, isSilent } = place;
  const before = pastOf(template);
  const isPause = status === "PAUSED";
  const past = { ...before, pauses: before.pauses + (isPause ? 1 : 0), isPaced: isPause && paced };
  const changed = keep(place, { status, rejected_reason: reason, past });
  const details = isPause || status === "DISABLED" ? { title: titleOf(status, past), description: inWords(until) } : {};
  if (!isSilent) tellStatus(world, account, changed, details);
  if (isPause && until !== undefined) world.schedule.at(until, () => lift(place));
  return changed;
}

export function changeQuality(place: Place, score: Template["quality_score"]["score"]): Template {
  const { world, account, isSilent } = place;
  const previous = current(place).quality_score.score;
  const changed = keep(place, { quality_score: { score, date: world.clock.nowSeconds() } });
  if (!isSilent) tellQuality(world, account, changed, previous);
  return changed;
}

export function changeCategory(place: Place, category: Category): Template {
  const { world, account, isSilent } = place;
  const previous = current(place).category;
  const changed = keep(place, { category, previous_category: previous, correct_category: category });
  if (!isSilent) tellCategory(world, account, changed, previous);
  return changed;
}

/** Announces another category, and changes it at `at` (milliseconds). */
export function foretellCategory(place: Place, category: Category, at: number): Template {
  const { world, account, isSilent } = place;
  const changed = keep(place, { correct_category: category });
  if (!isSilent) tellCategoryAhead(world, account, changed, at);
  world.schedule.at(at, () => {
    if (account.library.byId(changed.id)) changeCategory(place, category);
  });
  return changed;
}

export function changeComponents(place: Place, components: Template["components"]): Template {
  const changed = keep(place, { components });
  if (!place.isSilent) tellComponents(place.world, place.account, changed);
  return changed;
}

function lift(place: Place): void {
  const { world, account, isSilent } = place;
  if (account.library.byId(place.template.id)?.status !== "PAUSED") return;
  const lifted = keep(place, { status: "APPROVED" });
  if (!isSilent) tellStatus(world, account, lifted, { title: "UNPAUSE", description: "The pause is over." });
}

/** The template as it is now, which may be later than when the place was named. */
function current({ account, template }: Place): Template {
  return account.library.byId(template.id) ?? template;
}

function keep(place: Place, change: Partial<Template>): Template {
  const last_updated_time = new Date(place.world.clock.now()).toISOString();
  const changed: Template = { ...current(place), ...change, last_updated_time };
  place.account.library.put(changed);
  return changed;
}

function titleOf(status: string, { pauses, isPaced }: TemplatePast): string {
  if (status === "DISABLED") return status;
  if (isPaced) return "RATE_LIMITING_PAUSE";
  return pauses > 1 ? "SECOND_PAUSE" : "FIRST_PAUSE";
}

function inWords(until: number | undefined): string {
  return until === undefined
    ? "Too many people blocked or reported it."
    : `Too many people blocked or reported it. It is paused until ${new Date(until).toISOString()}.`;
}
