import { describe, expect, test } from "vitest";
import { classifyError, errorFor } from "@/lib/whatsapp/errors";
import { readMetaError } from "@/lib/whatsapp/meta-error";

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

type Row = readonly [
  errorClass: "retry" | "later" | "never" | "configuration",
  party: "ours" | "meta" | "metas-choice" | "contact",
  wordsKey: string,
  byHand: "at once" | "after a day" | "never",
  codes: readonly number[],
];

/** Every row of Meta's error reference (`whatsapp/07`): what we do by ourselves, whose problem it is, what we say, and what a person may do. */
const REFERENCE: readonly Row[] = [
  // The platform, the token, the account
  ["configuration", "ours", "token", "at once", [0, 102, 190]],
  ["configuration", "ours", "permission", "at once", [3, 10, ...range(200, 299), 131005]],
  ["configuration", "ours", "numberMissing", "at once", [33, 803]],
  ["configuration", "ours", "accountRestricted", "at once", [368, 131031]],
  ["configuration", "ours", "payment", "at once", [131042, 131044, 134011]],
  ["configuration", "ours", "displayName", "at once", [131037]],
  ["configuration", "ours", "notRegistered", "at once", [131045, 133010]],
  ["retry", "meta", "metaFault", "at once", [1, 2, 131000, 131016, 131057, 133004, 2494100]],
  ["retry", "ours", "throttled", "at once", [4, 17, 32, 613, 130429, 131056]],
  ["later", "ours", "throttled", "at once", [80007, 80008]],
  ["never", "ours", "invalidRequest", "never", [100, 506, 131008, 131009, 135000, 2494191]],
  ["retry", "ours", "invalidRequest", "at once", [131059]],

  // The recipient
  ["never", "ours", "windowClosed", "never", [131047]],
  ["never", "contact", "undeliverable", "never", [131026]],
  ["never", "contact", "appTooOld", "never", [1026]],
  ["never", "contact", "optedOut", "never", [131050]],
  ["never", "contact", "identityChanged", "never", [137000]],
  ["never", "ours", "blockedByUs", "never", [130403]],
  ["never", "ours", "needsPhone", "never", [131062]],
  ["never", "ours", "ownNumber", "never", [131021]],
  ["never", "ours", "testNumber", "never", [131030]],
  ["never", "metas-choice", "country", "never", [130497]],
  ["never", "metas-choice", "experiment", "never", [130472]],
  ["never", "metas-choice", "marketingHeld", "after a day", [131049]],
  ["later", "ours", "qualityLimit", "at once", [131048, 131064]],

  // The content
  ["never", "ours", "media", "never", [131014, 131053]],
  ["never", "contact", "inboundMedia", "never", [131052]],
  ["never", "contact", "inboundUnsupported", "never", [131060]],
  ["never", "ours", "typeNotTaken", "never", [131051]],

  // Templates
  ["never", "ours", "templateChanged", "never", [132000, 132008, 132012]],
  ["never", "ours", "templateMissing", "never", [132001]],
  ["never", "ours", "templateText", "never", [132005, 132018]],
  ["never", "ours", "templatePolicy", "never", [132007]],
  ["later", "ours", "templatePaused", "never", [132015]],
  ["never", "ours", "templateDisabled", "never", [132016]],
  ["later", "meta", "templateNotReady", "at once", [134101]],
  ["never", "ours", "marketingSetup", "never", [131055, 131061, 131063, 134100, 134103]],
  ["configuration", "ours", "marketingSetup", "at once", [134102]],
  ["never", "ours", "flow", "never", [132068, ...range(139000, 139004)]],
  ["later", "ours", "flow", "at once", [132069]],
  ["never", "ours", "templateSetup", "never", [141002, 2388019, 2388024, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299]],
  ["later", "ours", "templateSetup", "at once", [2388023]],
  ["configuration", "ours", "templateSetup", "at once", range(200005, 200007)],

  // Setting up numbers; groups, the block list, calls
  ["never", "ours", "numberSetup", "never", [133005, 133006, 136024, ...range(147001, 147005)]],
  ["never", "ours", "numberSetup", "never", [2388001, 2388012, 2388091, 2388093, 2388103]],
  ["never", "ours", "numberSetup", "never", [2593079, 2593085, ...range(2593107, 2593109)]],
  ["later", "ours", "numberSetup", "at once", [133008, 133009, 133016, 136025]],
  ["retry", "meta", "numberSetup", "at once", [133000, 133015]],
  ["never", "ours", "group", "never", [131020, 131041, 131201, 131202, 131204, 131207, ...range(131209, 131213)]],
  ["retry", "ours", "group", "at once", [131208]],
  ["later", "ours", "group", "at once", [131214]],
  ["configuration", "ours", "group", "at once", [131215]],
  ["never", "ours", "blockList", "never", [139100, 139101]],
  ["retry", "meta", "blockList", "at once", [139102, 139103]],
  [
    "never",
    "ours",
    "call",
    "never",
    [...range(138000, 138004), 138006, 138007, ...range(138013, 138015), ...range(138018, 138025)],
  ],
  ["later", "ours", "call", "at once", [138005, 138012]],
  ["never", "ours", "callAsked", "after a day", [138009]],
  ["never", "ours", "callAllowed", "never", [138017]],
];

const WAITS = { "at once": 0, "after a day": 86_400_000, never: null };

describe("a code of Meta's", () => {
  test.each(REFERENCE)("is %s, a matter of %s, told as %s, to be tried again by hand %s: %j", (...row) => {
    const [errorClass, party, wordsKey, byHand, codes] = row;
    const expected = { class: errorClass, party, wordsKey, canRetry: byHand === "at once", retryAfterMs: WAITS[byHand] };
    expect(codes.map((code) => [code, errorFor(code)])).toEqual(codes.map((code) => [code, expected]));
  });

  test("is in one row of the reference only", () => {
    const codes = REFERENCE.flatMap(([, , , , rowCodes]) => rowCodes);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test("has words in every language: what happened, and what to do now", async () => {
    for (const locale of ["en", "pt-BR"]) {
      const { default: words } = await import(`@/lib/i18n/messages/${locale}/failures.json`);
      const speechless = REFERENCE.filter(([, , wordsKey]) => !words[wordsKey]?.what || !words[wordsKey]?.now);
      expect(speechless).toEqual([]);
    }
  });

  test("that nobody documented is unknown: not tried again by itself, but a person may", () => {
    expect(errorFor(987654)).toEqual({
      class: "never",
      party: "meta",
      canRetry: true,
      retryAfterMs: 0,
      wordsKey: "unknown",
    });
  });

  test("that nobody documented is tried again when Meta calls it transient or a fault of its server", () => {
    expect(classifyError(987654, { httpStatus: 400, isTransient: false })).toBe("never");
    expect(classifyError(987654, { httpStatus: 400, isTransient: true })).toBe("retry");
    expect(classifyError(987654, { httpStatus: 503, isTransient: false })).toBe("retry");
    expect(classifyError(131047, { httpStatus: 500, isTransient: true })).toBe("never");
  });
});

describe("an error object", () => {
  const NOTHING = { title: null, message: null, details: null, href: null };

  test.each([
    [
      { code: 131047, title: "T", message: "M", error_data: { details: "D" }, href: "/h" },
      { code: 131047, title: "T", message: "M", details: "D", href: "/h" },
    ],
    [
      { code: 100, message: "M", error_data: "plain" },
      { ...NOTHING, code: 100, message: "M", details: "plain" },
    ],
    [
      { code: 100, error_user_title: "T", error_user_msg: "words" },
      { ...NOTHING, code: 100, title: "T", details: "words" },
    ],
    [{ code: "131026" }, { ...NOTHING, code: 131026 }],
    [
      { code: 0, title: "", message: 5 },
      { ...NOTHING, code: 0 },
    ],
    [
      { code: 1, message: "a\u0000b" },
      { ...NOTHING, code: 1, message: "a\uFFFDb" },
    ],
  ])("%j is read as %j", (raw, error) => {
    expect(readMetaError(raw)).toEqual(error);
  });

  test.each([null, undefined, "x", [], {}, { code: "x" }, { code: 1.5 }, { code: 2 ** 31 }, { code: null }])(
    "%j has no code, so it is none",
    (raw) => {
      expect(readMetaError(raw)).toBeNull();
    },
  );
});
