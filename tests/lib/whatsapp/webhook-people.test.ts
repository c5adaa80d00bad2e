import { describe, expect, it } from "vitest";
import { readPeople } from "@/lib/whatsapp/webhook-people";
import { batchOf, callFrom, deliveryOf, echoTo, marta, messageFrom, PHONE_NUMBER_ID } from "@/tests/support/meta-webhook";

const ids = (body: Uint8Array, limit = 5) => readPeople(body, limit).map(({ phone, userId }) => [phone, userId]);
const broken = (message: object) => ({ contact: null, message: { id: 5, ...message } });

describe("whom a delivery names", () => {
  it("is who wrote, with their name and our number, once for many messages", () => {
    const body = deliveryOf([messageFrom(marta, "Olá", { at: 1, wamid: "A" }), messageFrom(marta, "?", { at: 2, wamid: "B" })]);
    expect(readPeople(body, 5)).toEqual([
      {
        phone: "351912555014",
        userId: "PT.9001",
        profileName: "Marta Oliveira",
        username: null,
        phoneNumberId: PHONE_NUMBER_ID,
      },
    ]);
  });

  it("is the other side of what the business wrote, and never our own number", () => {
    expect(ids(batchOf([echoTo(marta, "Olá", { at: 1, wamid: "A" })]))).toEqual([["351912555014", "PT.9001"]]);
    expect(ids(batchOf([callFrom(marta, { at: 1, id: "C", event: "connect" })]))).toEqual([["351912555014", "PT.9001"]]);
  });

  it("is also told by elements that cannot be read, as many as asked for", () => {
    const body = deliveryOf([broken({ from: "351912555001" }), broken({ from: 7 }), broken({ from: "351912555002" })]);
    expect(ids(body)).toEqual([
      ["351912555001", null],
      ["351912555002", null],
    ]);
    expect(ids(body, 1)).toEqual([["351912555001", null]]);
  });

  it.each([
    "not JSON",
    "null",
    "[]",
    '{"entry":7}',
    '{"entry":[null,{"changes":[null,{"value":[1]},{"value":{"messages":[null,[]]}}]}]}',
  ])("is nobody in %s", (body) => expect(readPeople(Buffer.from(body), 5)).toEqual([]));
});
