import { describe, expect, test } from "vitest";
import { BODY, create, design, VISIT } from "./designs";
import { startWorld } from "./harness";
import { CREDENTIALS, type Json, MARTA, type SimulatedWorld, templateTo } from "./simulated-world";

const TEMPLATES = `${CREDENTIALS.wabaId}/message_templates`;
const DAY_MS = 86_400_000;

/** Webhook values of a field, oldest first. */
function told({ receiver }: SimulatedWorld, field: string): Json[] {
  const changes = receiver.posts.flatMap(({ body }) => [...(body.entry ?? [])].flatMap((entry) => [...(entry.changes ?? [])]));
  return changes.filter((change) => String(change.field) === field).flatMap(({ value }) => value ?? []);
}

async function read({ graph }: SimulatedWorld, id: unknown, fields = "status,category,components,rejected_reason") {
  return (await graph(`GET ${id}?fields=${fields}`)).body;
}

describe("a new template", () => {
  test("is in review, then approved, and then it can be sent", async () => {
    const world = await startWorld({ settings: { delays: { review: [5_000, 5_000] }, scale: 1 } });
    const { status, body } = await create(world, VISIT);
    expect(status).toBe(200);
    expect(body).toEqual({ id: expect.stringMatching(/^\d+$/), status: "PENDING", category: "UTILITY" });
    const message = templateTo(MARTA, "visit_reminder", "en_US", [
      { type: "header", parameters: [{ type: "text", parameter_name: "day", text: "Friday" }] },
      {
        type: "body",
        parameters: [
          { type: "text", parameter_name: "time", text: "9:00" },
          { type: "text", parameter_name: "name", text: "Marta" },
        ],
      },
      { type: "button", sub_type: "url", index: "1", parameters: [{ type: "text", text: "12" }] },
    ]);
    expect((await world.send(message)).body.error).toMatchObject({ code: 132001 });
    await world.control("POST clock", { advanceMs: 5_000 });
    await world.idle();
    expect(told(world, "message_template_status_update")).toEqual([
      {
        event: "APPROVED",
        message_template_id: Number(body.id),
        message_template_name: "visit_reminder",
        message_template_language: "en_US",
        message_template_category: "UTILITY",
        reason: "NONE",
      },
    ]);
    expect((await world.send(message)).status).toBe(200);
  });

  test("reads back with upper-case keywords, and with its samples", async () => {
    const world = await startWorld();
    const lower = {
      ...VISIT,
      category: "utility",
      components: VISIT.components.map((part) => ({ ...part, type: part.type.toLowerCase() })),
    };
    const { body } = await create(world, lower);
    expect((await read(world, body.id, "parameter_format,category,components")).components).toEqual(VISIT.components);
    expect((await read(world, body.id, "parameter_format,category")).parameter_format).toBe("NAMED");
  });

  test.each([
    ["Please reply with your card number to win.", "SCAM"],
    ["Our casino is open again.", "ABUSIVE_CONTENT"],
    ["Lorem ipsum dolor sit amet.", "INVALID_FORMAT"],
  ])("is rejected for %j: %s", async (text, reason) => {
    const world = await startWorld();
    const { body } = await create(world, design([{ type: "BODY", text }]));
    await world.idle();
    expect(await read(world, body.id)).toMatchObject({ status: "REJECTED", rejected_reason: reason });
    expect(told(world, "message_template_status_update")[0]).toMatchObject({
      event: "REJECTED",
      reason,
      rejection_info: { reason, recommendation: expect.any(String) },
    });
  });

  test("is decided as the control API has armed it, once", async () => {
    const world = await startWorld();
    await world.control("POST templates/reviews", { reason: "TAG_CONTENT_MISMATCH" });
    const first = await create(world, design([BODY]));
    await world.idle();
    const second = await create(world, design([BODY], { name: "another" }));
    await world.idle();
    expect(await read(world, first.body.id)).toMatchObject({ status: "REJECTED", rejected_reason: "TAG_CONTENT_MISMATCH" });
    expect(await read(world, second.body.id)).toMatchObject({ status: "APPROVED" });
  });

  test("of utility that sells becomes marketing at once", async () => {
    const world = await startWorld();
    const { body } = await create(world, design([{ type: "BODY", text: "Take 10 % off your next order." }]));
    expect(body.category).toBe("MARKETING");
  });
});

describe("an edit", () => {
  async function approved(world: SimulatedWorld) {
    const { body } = await create(world, design([BODY]));
    await world.idle();
    return String(body.id);
  }
  const OTHER = { components: [{ type: "BODY", text: "The store is closed today." }] };

  test("replaces the components and is reviewed again", async () => {
    const world = await startWorld();
    const id = await approved(world);
    expect((await world.graph(`POST ${id}`, OTHER)).body).toMatchObject({ success: true });
    await world.idle();
    expect(await read(world, id)).toMatchObject({ status: "APPROVED", components: OTHER.components });
    expect(told(world, "message_template_status_update")).toHaveLength(2);
  });

  test("of an approved template is allowed once a day and ten times in thirty", async () => {
    const world = await startWorld();
    const id = await approved(world);
    const edit = async () => {
      const { body } = await world.graph(`POST ${id}`, OTHER);
      await world.idle();
      return body.success ? "yes" : body.error?.error_user_msg;
    };
    expect(await edit()).toBe("yes");
    expect(await edit()).toContain("once in 24 hours");
    for (let more = 0; more < 9; more++) {
      await world.control("POST clock", { advanceMs: DAY_MS });
      expect(await edit()).toBe("yes");
    }
    await world.control("POST clock", { advanceMs: DAY_MS });
    expect(await edit()).toContain("ten times in 30 days");
    await world.control("POST clock", { advanceMs: 21 * DAY_MS });
    expect(await edit()).toBe("yes");
  });

  test("of a rejected template may change its category, as often as one likes", async () => {
    const world = await startWorld();
    await world.control("POST templates/reviews", { reason: "SCAM", times: 3 });
    const id = await approved(world);
    for (const category of ["MARKETING", "UTILITY"]) {
      expect((await world.graph(`POST ${id}`, { ...OTHER, category })).body).toMatchObject({ success: true, category });
      await world.idle();
    }
  });

  test("is refused while in review, for a name, and for an approved one's category", async () => {
    const world = await startWorld();
    const inReview = (await world.graph(`GET ${TEMPLATES}?name=returns_label`)).body.data?.[0]?.id;
    expect((await world.graph(`POST ${inReview}`, OTHER)).body.error).toMatchObject({ code: 100, error_subcode: 2388039 });
    const id = await approved(world);
    expect((await world.graph(`POST ${id}`, { name: "other" })).body.error?.error_user_msg).toContain("name");
    expect((await world.graph(`POST ${id}`, { category: "MARKETING" })).body.error?.error_user_msg).toContain("category");
    expect(await read(world, id)).toMatchObject({ status: "APPROVED", components: [BODY] });
  });
});

describe("a deletion", () => {
  const remaining = async ({ graph }: SimulatedWorld, name: string) =>
    (await graph(`GET ${TEMPLATES}?name=${name}`)).body.data?.length;

  test("by name takes every language, and the name is blocked for thirty days", async () => {
    const world = await startWorld();
    expect((await world.graph(`DELETE ${TEMPLATES}?name=pickup_ready`)).body).toEqual({ success: true });
    await world.idle();
    expect(await remaining(world, "pickup_ready")).toBe(0);
    expect(told(world, "message_template_status_update").map(({ event }) => event)).toEqual(["DELETED", "DELETED"]);
    const again = design([BODY], { name: "pickup_ready" });
    expect((await create(world, again)).body.error).toMatchObject({ error_subcode: 2388023 });
    expect((await create(world, { ...again, language: "fr" })).status).toBe(200);
    await world.control("POST clock", { advanceMs: 30 * DAY_MS });
    expect((await create(world, again)).status).toBe(200);
  });

  test("by id and name takes one language", async () => {
    const world = await startWorld();
    const id = (await world.graph(`GET ${TEMPLATES}?name=pickup_ready&language=en`)).body.data?.[0]?.id;
    expect((await world.graph(`DELETE ${TEMPLATES}?hsm_id=${id}&name=pickup_ready`)).status).toBe(200);
    expect(await remaining(world, "pickup_ready")).toBe(1);
  });

  test("by ids takes several, but not together with a name", async () => {
    const world = await startWorld();
    const found = (await world.graph(`GET ${TEMPLATES}?name=pickup_ready`)).body.data ?? [];
    const ids = encodeURIComponent(JSON.stringify([...found].map(({ id }) => id)));
    expect((await world.graph(`DELETE ${TEMPLATES}?hsm_ids=${ids}&name=pickup_ready`)).body.error).toMatchObject({ code: 100 });
    expect((await world.graph(`DELETE ${TEMPLATES}?hsm_ids=${ids}`)).status).toBe(200);
    expect(await remaining(world, "pickup_ready")).toBe(0);
  });

  test("is refused without a name, for one there is not, and for a disabled one", async () => {
    const { graph } = await startWorld();
    for (const query of ["", "?name=nothing", "?name=courier_note"]) {
      expect((await graph(`DELETE ${TEMPLATES}${query}`)).body.error).toMatchObject({ code: 100 });
    }
  });
});

describe("Meta decides", () => {
  test("a pause with an end, which lifts itself then", async () => {
    const world = await startWorld();
    const until = (await world.control("GET clock")).body.now;
    await world.control("POST templates/order_update/pt_PT/status", {
      status: "PAUSED",
      until: Date.parse(String(until)) + 3 * 3_600_000,
    });
    await world.idle();
    await world.control("POST clock", { advanceMs: 3 * 3_600_000 });
    await world.idle();
    expect(told(world, "message_template_status_update")).toMatchObject([
      { event: "PAUSED", other_info: { title: "FIRST_PAUSE" } },
      { event: "APPROVED", other_info: { title: "UNPAUSE" } },
    ]);
  });

  test("a pause by pacing ends only when somebody lifts it, one for low quality does not listen", async () => {
    const world = await startWorld();
    const id = async (name: string) => (await world.graph(`GET ${TEMPLATES}?name=${name}`)).body.data?.[0]?.id;
    await world.control("POST templates/order_update/pt_PT/status", { status: "PAUSED", paced: true });
    expect((await world.graph(`POST ${await id("order_update")}/unpause`)).body).toEqual({ success: true });
    expect((await world.graph(`POST ${await id("refund_done")}/unpause`)).body).toMatchObject({ success: false });
    expect((await world.graph(`POST ${await id("order_update")}/unpause`)).body).toMatchObject({ success: false });
  });

  test("quality, category and words, each with its webhook", async () => {
    const world = await startWorld();
    const path = "POST templates/order_update/pt_PT";
    await world.control(`${path}/quality`, { quality: "RED" });
    await world.control(`${path}/category`, { category: "MARKETING" });
    await world.control(`${path}/components`, { components: [BODY, buttons()] });
    await world.idle();
    const subject = { message_template_name: "order_update", message_template_language: "pt_PT" };
    expect(told(world, "message_template_quality_update")).toMatchObject([
      { ...subject, previous_quality_score: "GREEN", new_quality_score: "RED" },
    ]);
    expect(told(world, "template_category_update")).toMatchObject([
      { ...subject, previous_category: "UTILITY", new_category: "MARKETING" },
    ]);
    expect(told(world, "message_template_components_update")).toMatchObject([
      { ...subject, message_template_element: BODY.text, message_template_buttons: [{ message_template_button_text: "Shop" }] },
    ]);
  });

  test("another category in a day, announced first", async () => {
    const world = await startWorld();
    const now = Date.parse(String((await world.control("GET clock")).body.now));
    await world.control("POST templates/order_update/pt_PT/category", { category: "MARKETING", at: now + DAY_MS });
    await world.idle();
    await world.control("POST clock", { advanceMs: DAY_MS });
    await world.idle();
    expect(told(world, "template_category_update")).toMatchObject([
      { correct_category: "MARKETING", new_category: "UTILITY", category_update_timestamp: expect.any(Number) },
      { previous_category: "UTILITY", new_category: "MARKETING" },
    ]);
  });

  function buttons() {
    return { type: "BUTTONS", buttons: [{ type: "URL", text: "Shop", url: "https://ribeira.example/" }] };
  }
});

describe("a preview", () => {
  const preview = async (query: string) =>
    (await (await startWorld()).graph(`GET ${CREDENTIALS.wabaId}/message_template_previews?${query}`)).body;

  test("of a one-time password reads as the template will", async () => {
    const query = "category=AUTHENTICATION&languages=en_US,es&add_security_recommendation=true&code_expiration_minutes=5";
    expect((await preview(query)).data).toEqual([
      {
        body: "*{{1}}* is your verification code. For your security, do not share this code.",
        footer: "This code expires in 5 minutes.",
        buttons: [{ type: "OTP", text: "Copy code" }],
        language: "en_US",
      },
      expect.objectContaining({ language: "es", footer: "Este código caduca en 5 minutos." }),
    ]);
  });

  test.each([
    "category=UTILITY",
    "category=AUTHENTICATION&languages=en-US",
    "category=AUTHENTICATION&code_expiration_minutes=91",
  ])("is refused for %s", async (query) => {
    expect((await preview(query)).error).toMatchObject({ code: 100 });
  });
});

test("the list's summary tells how many templates there are and may be", async () => {
  const { graph } = await startWorld();
  const { body } = await graph(`GET ${TEMPLATES}?limit=1&summary=total_count,message_template_limit`);
  expect(body.summary).toMatchObject({ total_count: 44, message_template_limit: 6_000 });
});
