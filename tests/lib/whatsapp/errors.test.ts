import { describe, expect, test } from "vitest";
import { classifyError, errorFor } from "@/lib/whatsapp/errors";
import { readMetaError } from "@/lib/whatsapp/meta-error";

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Meta's error reference, by class. */
const BY_CLASS = {
  retry: [
    1, 2, 4, 17, 32, 613, 130429, 131000, 131016, 131056, 131057, 131059, 131208, 133000, 133004, 133015, 139102, 139103, 2494100,
  ],
  later: [80007, 80008, 131048, 131064, 131214, 132015, 132069, 133008, 133009, 133016, 134101, 136025, 2388023],
  never: [
    ...[100, 506, 1026, 130403, 130472, 130497, 131008, 131009, 131014, 131020, 131021, 131026, 131030, 131041, 131047, 131049],
    ...[131050, 131051, 131052, 131053, 131055, 131060, 131061, 131062, 131063, 131202, 131204, 131207, ...range(131209, 131213)],
    ...[132000, 132001, 132005, 132007, 132008, 132012, 132016, 132018, 132068, 133005, 133006, 134100, 134103, 135000, 136024],
    ...[137000, ...range(139000, 139004), 139100, 139101, 2388001, 2388012, 2388019, 2388024, 2388040, 2388047, 2388072, 2388073],
    ...[
      2388091,
      2388093,
      2388103,
      2388293,
      2388299,
      2494191,
      2593079,
      2593085,
      ...range(2593107, 2593109),
      ...range(147001, 147005),
    ],
  ],
  configuration: [
    0,
    3,
    10,
    33,
    102,
    190,
    ...range(200, 299),
    368,
    803,
    131005,
    131031,
    131037,
    131042,
    131044,
    131045,
    131215,
    133010,
    134011,
    134102,
    200005,
    200006,
    200007,
  ],
};

describe("a code of Meta's", () => {
  test.each(Object.entries(BY_CLASS))("is of class %s where the reference says so", (errorClass, codes) => {
    expect(codes.filter((code) => errorFor(code).class !== errorClass)).toEqual([]);
    expect(codes.filter((code) => errorFor(code).wordsKey === "unknown")).toEqual([]);
  });

  test("about a call is known and never stops a number", () => {
    const codes = [...range(138000, 138007), 138009, ...range(138012, 138015), ...range(138017, 138025)];
    expect(codes.filter((code) => errorFor(code).wordsKey !== "call" || errorFor(code).class === "configuration")).toEqual([]);
  });

  test.each([
    [131047, "windowClosed", "ours"],
    [131026, "undeliverable", "contact"],
    [131049, "marketingHeld", "metas-choice"],
    [131050, "optedOut", "contact"],
    [131000, "metaFault", "meta"],
    [190, "token", "ours"],
    [131042, "payment", "ours"],
    [132015, "templatePaused", "ours"],
    [132000, "templateChanged", "ours"],
  ])("%i is told as %s, a problem of %s", (code, wordsKey, party) => {
    expect(errorFor(code)).toMatchObject({ wordsKey, party });
  });

  test.each([131047, 131026, 131049, 131050, 132000, 132015, 130472, 100])(
    "%i offers no retry: the answer would be the same",
    (code) => {
      expect(errorFor(code).canRetry).toBe(false);
    },
  );

  test.each([131000, 130429, 131056, 131016, 190, 131048, 131042])(
    "%i offers a retry: it can help, now or once it is mended",
    (code) => {
      expect(errorFor(code).canRetry).toBe(true);
    },
  );

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
