/**
 * What a code asks of us. retry: soon, with backoff · later: not for minutes or hours · never: the same request would be
 * refused again · configuration: the number or the account cannot send, so its queue stops.
 */
export type ErrorClass = "retry" | "later" | "never" | "configuration";

/** Whose problem it is: ours to fix, a fault of Meta's, a decision of Meta's, or on the contact's side. */
export type ErrorParty = "ours" | "meta" | "metas-choice" | "contact";

type ErrorRule = { wordsKey: string; party: ErrorParty; class: ErrorClass; codes: readonly number[] };

/** Meta's codes, grouped by what one tells a person about them (message catalogue, namespace `failures`). */
const RULES = [
  // The platform, the token, the account
  { wordsKey: "metaFault", party: "meta", class: "retry", codes: [1, 2, 131000, 131016, 131057, 133004, 2494100] },
  { wordsKey: "throttled", party: "ours", class: "retry", codes: [4, 17, 32, 613, 130429, 131056] },
  { wordsKey: "throttled", party: "ours", class: "later", codes: [80007, 80008] },
  { wordsKey: "token", party: "ours", class: "configuration", codes: [0, 102, 190] },
  { wordsKey: "permission", party: "ours", class: "configuration", codes: [3, 10, ...range(200, 299), 131005] },
  { wordsKey: "numberMissing", party: "ours", class: "configuration", codes: [33, 803] },
  { wordsKey: "accountRestricted", party: "ours", class: "configuration", codes: [368, 131031] },
  { wordsKey: "payment", party: "ours", class: "configuration", codes: [131042, 131044, 134011] },
  { wordsKey: "displayName", party: "ours", class: "configuration", codes: [131037] },
  { wordsKey: "notRegistered", party: "ours", class: "configuration", codes: [131045, 133010] },
  { wordsKey: "invalidRequest", party: "ours", class: "never", codes: [100, 506, 131008, 131009, 135000] },
  { wordsKey: "ownNumber", party: "ours", class: "never", codes: [131021] },
  { wordsKey: "invalidRequest", party: "ours", class: "never", codes: [2494191] },
  { wordsKey: "invalidRequest", party: "ours", class: "retry", codes: [131059] },

  // The recipient
  { wordsKey: "windowClosed", party: "ours", class: "never", codes: [131047] },
  { wordsKey: "undeliverable", party: "contact", class: "never", codes: [131026] },
  { wordsKey: "appTooOld", party: "contact", class: "never", codes: [1026] },
  { wordsKey: "optedOut", party: "contact", class: "never", codes: [131050] },
  { wordsKey: "identityChanged", party: "contact", class: "never", codes: [137000] },
  { wordsKey: "blockedByUs", party: "ours", class: "never", codes: [130403] },
  { wordsKey: "needsPhone", party: "ours", class: "never", codes: [131062] },
  { wordsKey: "testNumber", party: "ours", class: "never", codes: [131030] },
  { wordsKey: "country", party: "metas-choice", class: "never", codes: [130497] },
  { wordsKey: "experiment", party: "metas-choice", class: "never", codes: [130472] },
  { wordsKey: "marketingHeld", party: "metas-choice", class: "never", codes: [131049] },
  { wordsKey: "qualityLimit", party: "ours", class: "later", codes: [131048, 131064] },

  // The content
  { wordsKey: "media", party: "ours", class: "never", codes: [131014, 131053] },
  { wordsKey: "inboundMedia", party: "contact", class: "never", codes: [131052] },
  { wordsKey: "inboundUnsupported", party: "contact", class: "never", codes: [131060] },
  { wordsKey: "typeNotTaken", party: "ours", class: "never", codes: [131051] },

  // Templates
  { wordsKey: "templateChanged", party: "ours", class: "never", codes: [132000, 132008, 132012] },
  { wordsKey: "templateMissing", party: "ours", class: "never", codes: [132001] },
  { wordsKey: "templateText", party: "ours", class: "never", codes: [132005, 132018] },
  { wordsKey: "templatePolicy", party: "ours", class: "never", codes: [132007] },
  { wordsKey: "templatePaused", party: "ours", class: "later", codes: [132015] },
  { wordsKey: "templateDisabled", party: "ours", class: "never", codes: [132016] },
  { wordsKey: "templateNotReady", party: "meta", class: "later", codes: [134101] },
  { wordsKey: "marketingSetup", party: "ours", class: "never", codes: [131055, 131061, 131063, 134100, 134103] },
  { wordsKey: "marketingSetup", party: "ours", class: "configuration", codes: [134102] },
  { wordsKey: "flow", party: "ours", class: "never", codes: [132068, ...range(139000, 139004)] },
  { wordsKey: "flow", party: "ours", class: "later", codes: [132069] },
  {
    wordsKey: "templateSetup",
    party: "ours",
    class: "never",
    codes: [141002, 2388019, 2388024, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299],
  },
  { wordsKey: "templateSetup", party: "ours", class: "later", codes: [2388023] },
  { wordsKey: "templateSetup", party: "ours", class: "configuration", codes: range(200005, 200007) },

  // Setting up numbers; groups, the block list, calls
  { wordsKey: "numberSetup", party: "ours", class: "never", codes: [133005, 133006, 136024, ...range(147001, 147005)] },
  { wordsKey: "numberSetup", party: "ours", class: "never", codes: [2388001, 2388012, 2388091, 2388093, 2388103] },
  { wordsKey: "numberSetup", party: "ours", class: "never", codes: [2593079, 2593085, ...range(2593107, 2593109)] },
  { wordsKey: "numberSetup", party: "ours", class: "later", codes: [133008, 133009, 133016, 136025] },
  { wordsKey: "numberSetup", party: "meta", class: "retry", codes: [133000, 133015] },
  { wordsKey: "group", party: "ours", class: "never", codes: [131020, 131041, 131201, 131202, 131204, 131207] },
  { wordsKey: "group", party: "ours", class: "never", codes: range(131209, 131213) },
  { wordsKey: "group", party: "ours", class: "retry", codes: [131208] },
  { wordsKey: "group", party: "ours", class: "later", codes: [131214] },
  { wordsKey: "group", party: "ours", class: "configuration", codes: [131215] },
  { wordsKey: "blockList", party: "ours", class: "never", codes: [139100, 139101] },
  { wordsKey: "blockList", party: "meta", class: "retry", codes: [139102, 139103] },
  { wordsKey: "call", party: "ours", class: "never", codes: [...range(138000, 138004), ...range(138006, 138007)] },
  { wordsKey: "call", party: "ours", class: "never", codes: [...range(138013, 138015), ...range(138018, 138025)] },
  { wordsKey: "call", party: "ours", class: "later", codes: [138005, 138012] },
  { wordsKey: "callAsked", party: "ours", class: "never", codes: [138009] },
  { wordsKey: "callAllowed", party: "ours", class: "never", codes: [138017] },
] as const satisfies readonly ErrorRule[];

/** Which words of the message catalogue tell a person about a code. */
export type ErrorWordsKey = (typeof RULES)[number]["wordsKey"] | "unknown";

/**
 * What to make of a code of Meta's. `canRetry`: whether sending the same again can help as soon as somebody wants to.
 * `retryAfterMs`: how long after the failure a person may, in milliseconds; null = it would not help.
 */
export type ErrorFacts = {
  class: ErrorClass;
  party: ErrorParty;
  canRetry: boolean;
  retryAfterMs: number | null;
  wordsKey: ErrorWordsKey;
};

/** A pause ends by itself, but by then another template, or the same one picked anew, is the better answer. */
const NO_RETRY_BY_HAND: ReadonlySet<ErrorWordsKey> = new Set(["templatePaused"]);

/** What Meta counts over a day. Trying a held marketing message again earlier is held against the whole account. */
const COUNTED_BY_DAY: ReadonlySet<ErrorWordsKey> = new Set(["marketingHeld", "callAsked"]);
const DAY_MS = 24 * 3_600_000;

/** We cannot say that trying again would not help, so a person may; by itself nothing is tried again. */
const UNKNOWN: ErrorFacts = { class: "never", party: "meta", canRetry: true, retryAfterMs: 0, wordsKey: "unknown" };

const FACTS: ReadonlyMap<number, ErrorFacts> = new Map(
  RULES.flatMap((rule) => rule.codes.map((code) => [code, toFacts(rule)] as const)),
);

/** Every code of the table. */
export const KNOWN_ERROR_CODES: readonly number[] = [...FACTS.keys()];

/** What to make of a code, from the table in Meta's error reference; a code that is not in it is `unknown`, class never. */
export function errorFor(code: number): ErrorFacts {
  return FACTS.get(code) ?? UNKNOWN;
}

/**
 * The class of an answer's error. A code that we do not know is worth a few tries when Meta calls it transient or its
 * HTTP status is a server's fault.
 */
export function classifyError(code: number, answer: { httpStatus: number; isTransient: boolean }): ErrorClass {
  const facts = FACTS.get(code);
  if (facts) return facts.class;
  return answer.isTransient || answer.httpStatus >= 500 ? "retry" : "never";
}

function toFacts({ wordsKey, party, class: errorClass }: (typeof RULES)[number]): ErrorFacts {
  const canRetry = errorClass !== "never" && !NO_RETRY_BY_HAND.has(wordsKey);
  return { class: errorClass, party, canRetry, retryAfterMs: waitByHand(wordsKey, canRetry), wordsKey };
}

function waitByHand(wordsKey: ErrorWordsKey, canRetry: boolean): number | null {
  if (COUNTED_BY_DAY.has(wordsKey)) return DAY_MS;
  return canRetry ? 0 : null;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
