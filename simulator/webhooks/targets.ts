import { listensTo } from "../account/app";
import type { Portfolio } from "../account/portfolio";
import type { Update } from "./update";

/** Where a webhook goes, and whose secret signs it. */
export type Target = { url: string; secret: string };

/**
 * The apps that hear of an update: those that are subscribed to its account and to its field. A message goes to the number's own
 * address if it has one, else to the account's, else to the app's; everything else to the app's.
 */
export function targetsOf(portfolio: Portfolio, { field, value, wabaId }: Update): Target[] {
  const account = portfolio.accounts.get(wabaId);
  return [...(account?.subscriptions ?? [])].flatMap(([appId, override]) => {
    const app = portfolio.apps.get(appId);
    if (!app || !listensTo(app, field)) return [];
    const special = field === "messages" ? (overrideOf(portfolio, value) ?? override) : null;
    const url = special ?? app.callbackUrl;
    return url === null ? [] : [{ url, secret: app.secret }];
  });
}

/** The updates for each address, in their order. */
export function groupByTarget(portfolio: Portfolio, updates: Update[]): [Target, Update[]][] {
  const groups = new Map<string, [Target, Update[]]>();
  for (const update of updates) {
    for (const target of targetsOf(portfolio, update)) {
      const key = `${target.secret} ${target.url}`;
      const group = groups.get(key) ?? [target, []];
      group[1].push(update);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

function overrideOf(portfolio: Portfolio, { metadata }: Update["value"]): string | null {
  const isNamed = typeof metadata === "object" && metadata !== null && "phone_number_id" in metadata;
  return isNamed ? (portfolio.numbers.get(String(metadata.phone_number_id))?.overrideUrl ?? null) : null;
}
