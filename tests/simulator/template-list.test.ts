import { describe, expect, test } from "vitest";
import { startWorld } from "./harness";
import { CREDENTIALS, type Json, type SimulatedWorld } from "./simulated-world";

const TEMPLATES = `${CREDENTIALS.wabaId}/message_templates`;

describe("the list of templates", () => {
  test("comes in pages whose cursors and next addresses lead through all of it, once each", async () => {
    const { graph } = await startWorld();
    const names: string[] = [];
    let next: string | undefined = `${TEMPLATES}?limit=10`;
    let pages = 0;
    while (next) {
      const { status, body }: { status: number; body: Json } = await graph(`GET ${next}`);
      expect(status).toBe(200);
      names.push(...[...(body.data ?? [])].map((template) => `${template.name}/${template.language}`));
      next = body.paging?.next === undefined ? undefined : String(body.paging.next);
      pages++;
    }
    expect(pages).toBe(5);
    expect(names).toHaveLength(44);
    expect(new Set(names).size).toBe(44);
  });

  test("has 25 to a page when nobody asks for more, and the same page again by its cursor", async () => {
    const { graph } = await startWorld();
    const first = await graph(`GET ${TEMPLATES}`);
    expect(first.body.data).toHaveLength(25);
    const after = String(first.body.paging?.cursors?.after);
    const second = await graph(`GET ${TEMPLATES}?after=${after}`);
    expect(second.body.data).toHaveLength(19);
    expect(second.body.paging?.next).toBeUndefined();
    const before = String(second.body.paging?.cursors?.before);
    expect((await graph(`GET ${TEMPLATES}?before=${before}`)).body.data).toEqual(first.body.data);
  });

  test("refuses a cursor of another time with 131059", async () => {
    const { graph } = await startWorld();
    expect((await graph(`GET ${TEMPLATES}?after=stale`)).body.error).toMatchObject({ code: 131059 });
  });

  test("gives the fields asked for, and refuses one there is not", async () => {
    const { graph } = await startWorld();
    const { body } = await graph(`GET ${TEMPLATES}?limit=1&fields=name,quality_score`);
    expect(body.data).toEqual([
      { id: expect.any(String), name: "order_update", quality_score: { score: "GREEN", date: expect.any(Number) } },
    ]);
    const { body: refused } = await graph(`GET ${TEMPLATES}?fields=colour`);
    expect(refused.error).toMatchObject({ code: 100 });
    expect(refused.error?.message).toContain("Tried accessing nonexisting field (colour)");
  });

  test("filters by name and status in any case", async () => {
    const { graph } = await startWorld();
    const names = async (query: string) => {
      const { body } = await graph(`GET ${TEMPLATES}?limit=100&${query}`);
      return [...(body.data ?? [])].map(({ name, language }) => `${name}/${language}`);
    };
    expect(await names("status=paused")).toEqual(["refund_done/en", "autumn_clearance/pt_PT", "autumn_clearance/en"]);
    expect(await names("status=Rejected,DISABLED")).toHaveLength(3);
    expect(await names("name=order_delayed")).toEqual(["order_delayed/en_GB", "order_delayed/pt_PT", "order_delayed/ar"]);
    expect(await names("name=nothing")).toEqual([]);
  });

  test("follows what Meta decides, and the business hears of it", async () => {
    const { graph, control, receiver, idle } = await startWorld();
    await control("PATCH templates/order_update/pt_PT", { status: "PAUSED", quality: "RED" });
    await idle();
    expect(receiver.posts[0]?.body.entry?.[0]).toMatchObject({
      id: CREDENTIALS.wabaId,
      time: expect.any(Number),
      changes: [
        {
          field: "message_template_status_update",
          value: { event: "PAUSED", message_template_name: "order_update", message_template_id: expect.any(Number) },
        },
      ],
    });
    const { body } = await graph(`GET ${TEMPLATES}?name=order_update`);
    expect(body.data?.[0]).toMatchObject({ status: "PAUSED" });
  });

  test("grows and shrinks by hand", async () => {
    const { graph, control } = await startWorld();
    const components = [{ type: "BODY", text: "We open at {{1}} today." }];
    await control("POST templates", { name: "opening_time", language: "en", components });
    expect(await count(graph, "opening_time")).toBe(1);
    await control("DELETE templates/opening_time/en");
    expect(await count(graph, "opening_time")).toBe(0);
  });
});

test("the number, its account and its subscription can be read, fields checked", async () => {
  const { graph } = await startWorld();
  const fields = "display_phone_number,verified_name,status,quality_rating,throughput,health_status";
  const { body } = await graph(`GET ${CREDENTIALS.phoneNumberId}?fields=${fields}`);
  expect(body).toMatchObject({ display_phone_number: "+351 210 000 100", verified_name: "Ribeira Goods", status: "CONNECTED" });
  expect((await graph(`GET ${CREDENTIALS.phoneNumberId}?fields=mood`)).body.error).toMatchObject({ code: 100 });
  expect((await graph(`GET ${CREDENTIALS.wabaId}/phone_numbers`)).body.data).toHaveLength(1);
  expect((await graph(`GET ${CREDENTIALS.wabaId}/subscribed_apps`)).body.data).toHaveLength(1);
});

async function count(graph: SimulatedWorld["graph"], name: string): Promise<number> {
  return (await graph(`GET ${TEMPLATES}?name=${name}`)).body.data?.length ?? 0;
}
