import { Readable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createClient } from "@/lib/whatsapp/client";
import { refusal, startMetaStandIn } from "../../support/meta-stand-in";

const TOKEN = "token-of-the-test";
const REQUEST = { name: "spring_sale", language: "en", category: "MARKETING", components: [{ type: "BODY", text: "Hi." }] };

let meta: Awaited<ReturnType<typeof startMetaStandIn>>;
beforeAll(async () => {
  meta = await startMetaStandIn();
});
afterAll(() => meta.close());
afterEach(() => meta.reset());

const client = () => createClient({ apiUrl: meta.url, version: "v26.0", accessToken: TOKEN });
const answer = (json: unknown, status = 200) => meta.answerWith(() => ({ status, json }));
const asked = () => meta.requests.map(({ method, path, query }) => `${method} ${path}${query.size > 0 ? `?${query}` : ""}`);

describe("creating a template", () => {
  test("posts the request to the account and reads what became of it, in Meta's own category", async () => {
    answer({ id: 572279198452421, status: "pending", category: "UTILITY" });
    const outcome = await client().createTemplate("1000", REQUEST);
    expect(outcome).toEqual({ kind: "created", id: "572279198452421", status: "PENDING", category: "UTILITY" });
    expect(asked()).toEqual(["POST /v26.0/1000/message_templates"]);
    expect(meta.requests[0]?.body).toEqual(REQUEST);
  });

  test("that Meta refuses keeps the words that are meant for people", async () => {
    const error = {
      message: "Invalid parameter",
      type: "OAuthException",
      code: 100,
      error_subcode: 2388293,
      error_data: "technical",
      error_user_title: "Too many variables",
      error_user_msg: "This template has too many variables for its length.",
    };
    answer({ error }, 400);
    expect(await client().createTemplate("1000", REQUEST)).toMatchObject({
      kind: "rejected",
      error: { code: 100, title: "Too many variables", details: "This template has too many variables for its length." },
    });
  });

  test("without a readable answer may have happened", async () => {
    answer({ success: true });
    expect(await client().createTemplate("1000", REQUEST)).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
    meta.answerWith(() => "hang-up");
    expect(await client().createTemplate("1000", REQUEST)).toMatchObject({ kind: "uncertain" });
  });
});

describe("changing a template", () => {
  test("posts to it", async () => {
    answer({ success: true, id: "7" });
    expect(await client().editTemplate("7", { components: [] })).toEqual({ kind: "done" });
    expect(asked()).toEqual(["POST /v26.0/7"]);
    expect(meta.requests[0]?.body).toEqual({ components: [] });
  });

  test("deletes all languages of a name, or one of them", async () => {
    answer({ success: true });
    expect(await client().deleteTemplate("1000", { name: "spring" })).toEqual({ kind: "done" });
    expect(await client().deleteTemplate("1000", { name: "spring", id: "7" })).toEqual({ kind: "done" });
    expect(asked()).toEqual([
      "DELETE /v26.0/1000/message_templates?name=spring",
      "DELETE /v26.0/1000/message_templates?name=spring&hsm_id=7",
    ]);
  });

  test("unpauses it, and tells when Meta declines", async () => {
    answer({ success: true });
    expect(await client().unpauseTemplate("7")).toEqual({ kind: "done" });
    answer({ success: false, reason: "Not paused by pacing" });
    expect(await client().unpauseTemplate("7")).toEqual({ kind: "declined", reason: "Not paused by pacing" });
    answer({ success: false });
    expect(await client().unpauseTemplate("7")).toEqual({ kind: "declined", reason: null });
    expect(asked()).toEqual(Array(3).fill("POST /v26.0/7/unpause"));
  });

  test("that Meta refuses is a refusal, and one that it does not answer is uncertain", async () => {
    meta.answerWith(() => refusal(100));
    expect(await client().editTemplate("7", {})).toMatchObject({ kind: "rejected", error: { code: 100 } });
    answer({ ok: 1 });
    expect(await client().editTemplate("7", {})).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
  });
});

describe("a sample for Meta's reviewers", () => {
  const bytes = Buffer.from("a picture");
  const upload = () => ({
    content: Readable.from([bytes]),
    sizeBytes: bytes.length,
    mimeType: "image/jpeg",
    fileName: "pots & pans.jpg",
  });

  test("goes to a session of the app, whole, and comes back as a handle", async () => {
    meta.answerWith(({ path }) => ({
      status: 200,
      json: path.endsWith("/uploads") ? { id: "upload:MTpBdHQ==?sig=AR+Z_9" } : { h: "4::aW1hZ2U=" },
    }));
    expect(await client().uploadSample("442", upload())).toEqual({ kind: "uploaded", handle: "4::aW1hZ2U=" });
    const [opened, sent] = meta.requests;
    expect(opened?.path).toBe("/v26.0/442/uploads");
    expect(Object.fromEntries(opened?.query ?? [])).toEqual({
      file_name: "pots & pans.jpg",
      file_length: "9",
      file_type: "image/jpeg",
    });
    expect(sent?.path).toBe("/v26.0/upload:MTpBdHQ==");
    expect(sent?.query.get("sig")).toBe("AR+Z_9");
    expect(sent?.raw.toString()).toBe("a picture");
    expect(sent?.headers).toMatchObject({
      authorization: `OAuth ${TOKEN}`,
      file_offset: "0",
      "content-length": "9",
      "content-type": "image/jpeg",
    });
  });

  test("for which Meta opens no session is not read", async () => {
    meta.answerWith(() => refusal(200));
    const file = upload();
    expect(await client().uploadSample("442", file)).toMatchObject({ kind: "rejected", error: { code: 200 } });
    expect(file.content.destroyed).toBe(true);
    answer({ id: "https://elsewhere.example" });
    expect(await client().uploadSample("442", upload())).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
  });

  test("that Meta refuses is a refusal; without a handle it is uncertain", async () => {
    const second = (json: object, status: number) =>
      meta.answerWith(({ path }) => (path.endsWith("/uploads") ? { status: 200, json: { id: "upload:1" } } : { status, json }));
    second({ error: { code: 131053, message: "No" } }, 400);
    expect(await client().uploadSample("442", upload())).toMatchObject({ kind: "rejected", error: { code: 131053 } });
    second({}, 200);
    expect(await client().uploadSample("442", upload())).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
  });

  test("is uploaded under the id of the token's app", async () => {
    answer({ id: "442", name: "Casement" });
    expect(await client().readApp()).toEqual({ kind: "found", id: "442" });
    expect(asked()).toEqual(["GET /v26.0/app"]);
    answer({ name: "?" });
    expect(await client().readApp()).toEqual({ kind: "uncertain", reason: "unreadable-answer" });
  });
});

describe("the templates of one name", () => {
  test("are its languages alone, with what Meta says of each", async () => {
    const template = { id: "1", name: "spring", status: "REJECTED", category: "MARKETING", components: [] };
    const extra = {
      sub_category: "custom",
      previous_category: "utility",
      correct_category: "MARKETING",
      rejected_reason: "promotional",
      message_send_ttl_seconds: 43200,
    };
    answer({
      data: [
        { ...template, language: "en", ...extra },
        { ...template, language: "es", rejected_reason: "NONE", message_send_ttl_seconds: null },
        { ...template, language: "en", name: "spring_2" },
      ],
    });
    const found = [];
    for await (const { templates } of client().readTemplates("1000", "spring")) found.push(...templates);
    expect(found).toMatchObject([
      {
        language: "en",
        subCategory: "CUSTOM",
        previousCategory: "UTILITY",
        correctCategory: "MARKETING",
        rejectedReason: "PROMOTIONAL",
        ttlSeconds: 43200,
      },
      {
        language: "es",
        subCategory: null,
        previousCategory: null,
        correctCategory: null,
        rejectedReason: null,
        ttlSeconds: null,
      },
    ]);
    expect(meta.requests[0]?.query.get("name")).toBe("spring");
    expect(meta.requests[0]?.query.get("fields")?.split(",")).toEqual(
      expect.arrayContaining([...Object.keys(extra), "quality_score"]),
    );
  });
});
