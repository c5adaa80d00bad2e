import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDelivery, type WebhookEvent, WebhookParseError } from "@/lib/whatsapp/webhook";

const NUMBER = { phoneNumberId: "2000", wabaId: "1000" };
const METADATA = { display_phone_number: "15550001111", phone_number_id: "2000" };
const ANA = { profile: { name: "Ana", username: "@ana.p" }, wa_id: "34600111222", user_id: "ES.1234567890" };
const TEXT = {
  from: "34600111222",
  from_user_id: "ES.1234567890",
  id: "wamid.IN1",
  timestamp: "1790000100",
  type: "text",
  text: { body: "Hola" },
};
const SENT = { id: "wamid.OUT1", status: "sent", timestamp: "1790000200", recipient_id: "34600111222" };
const AT = new Date(1_790_000_100_000);

const parse = (delivery: unknown) => parseDelivery(new TextEncoder().encode(JSON.stringify(delivery)));
const change = (value: object, field = "messages") => ({
  field,
  value: { messaging_product: "whatsapp", metadata: METADATA, ...value },
});
const deliver = (...changes: unknown[]) => parse({ object: "whatsapp_business_account", entry: [{ id: "1000", changes }] });
const deliverMessage = (message: object, contacts: unknown[] = [ANA]) =>
  only(deliver(change({ contacts, messages: [{ ...TEXT, ...message }] })));
const deliverStatus = (status: object, contacts: unknown[] = []) =>
  only(deliver(change({ contacts, statuses: [{ ...SENT, ...status }] })));

function only(events: WebhookEvent[]): WebhookEvent {
  expect(events).toHaveLength(1);
  const [event] = events;
  if (!event) throw new Error("There is no event.");
  return event;
}

describe("a delivery", () => {
  test.each(["", "not json", "[]", "null", '"text"', "{}", '{"object":"whatsapp_business_account"}', '{"entry":{}}'])(
    "that reads %j is refused as a whole",
    (body) => {
      expect(() => parseDelivery(new TextEncoder().encode(body))).toThrow(WebhookParseError);
    },
  );

  test("without entries holds nothing", () => {
    expect(parse({ object: "whatsapp_business_account", entry: [] })).toEqual([]);
  });

  test("of another product is counted, not refused", () => {
    expect(parse({ object: "page", entry: [{ id: "1", changes: [] }] })).toEqual([
      { kind: "other", phoneNumberId: null, wabaId: null, tally: "object", key: "page" },
    ]);
  });

  test("may hold several entries, changes, messages and statuses, and every one is read, in order", () => {
    const events = parse({
      object: "whatsapp_business_account",
      entry: [
        {
          id: "1000",
          changes: [
            change({
              messages: [
                { ...TEXT, id: "a" },
                { ...TEXT, id: "b" },
              ],
              statuses: [
                { ...SENT, id: "c" },
                { ...SENT, id: "d" },
              ],
            }),
            change({ messages: [{ ...TEXT, id: "e" }] }),
          ],
        },
        {
          id: 1001,
          changes: [{ field: "messages", value: { metadata: { phone_number_id: 2001 }, messages: [{ ...TEXT, id: "f" }] } }],
        },
      ],
    });
    expect(events.map((event) => [event.wabaId, event.phoneNumberId, "wamid" in event ? event.wamid : null])).toEqual([
      ["1000", "2000", "a"],
      ["1000", "2000", "b"],
      ["1000", "2000", "c"],
      ["1000", "2000", "d"],
      ["1000", "2000", "e"],
      ["1001", "2001", "f"],
    ]);
  });

  test("with elements that cannot be read loses none of their neighbours", () => {
    const events = parse({
      object: "whatsapp_business_account",
      entry: [
        null,
        { id: "1000" },
        { id: "1000", changes: [7, { value: {} }, { field: "messages", value: [] }, change({ messages: {}, statuses: "x" })] },
        {
          id: "1000",
          changes: [
            change({
              messages: [null, { ...TEXT, id: "" }, TEXT, { ...TEXT, timestamp: "soon" }],
              statuses: [[], SENT, { ...SENT, id: undefined }],
            }),
          ],
        },
      ],
    });
    expect(events.map((event) => (event.kind === "malformed" ? `${event.at} ${event.reason}` : event.kind))).toEqual([
      "entry[0] is not an object",
      "entry[1].changes is not a list",
      "entry[2].changes[0] is not an object",
      "entry[2].changes[1].field is missing",
      "entry[2].changes[2].value is not an object",
      "entry[2].changes[3].value.messages is not a list",
      "entry[2].changes[3].value.statuses is not a list",
      "entry[3].changes[0].value.messages[0] is not an object",
      expect.stringContaining("entry[3].changes[0].value.messages[1] id: "),
      "message",
      expect.stringContaining("entry[3].changes[0].value.messages[3] timestamp: "),
      "entry[3].changes[0].value.statuses[0] is not an object",
      "status",
      expect.stringContaining("entry[3].changes[0].value.statuses[2] id: "),
    ]);
  });

  test("never makes the reader throw, whatever stands in the envelope", () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue()),
        fc.array(fc.jsonValue()),
        fc.array(fc.jsonValue()),
        fc.jsonValue(),
        (entries, changes, elements, contacts) => {
          const entry = [
            ...entries,
            { id: "1000", changes: [...changes, change({ contacts, messages: elements, statuses: elements, errors: elements })] },
          ];
          const events = parse({ object: "whatsapp_business_account", entry });
          expect(events.length).toBeGreaterThanOrEqual(elements.length * 3);
        },
      ),
    );
  });

  test("with any garbage in the fields of a message still gives one event for it", () => {
    const keys = ["from", "from_user_id", "type", "text", "context", "reaction", "interactive", "errors", "group_id", "edit"];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()), (garbage) => {
        expect(["message", "reaction", "other", "malformed"]).toContain(deliverMessage(garbage).kind);
        expect(["status", "other"]).toContain(
          deliverStatus({ recipient_user_id: garbage, pricing: garbage.text, errors: garbage.errors }).kind,
        );
      }),
    );
  });

  test("keeps 1,000 updates, and more", () => {
    const messages = Array.from({ length: 1_200 }, (_, index) => ({ ...TEXT, id: `wamid.${index}` }));
    expect(deliver(change({ messages }))).toHaveLength(1_200);
  });

  test("gives only text that Postgres can store", () => {
    const body =
      '{"object":"whatsapp_business_account","entry":[{"id":"1\\u0000","changes":[{"field":"messages","value":{"contacts":[{"profile":{"name":"A\\u0000\\ud800na"},"wa_id":"34600111222"}],"messages":[{"id":"w\\udfff1","from":"34600111222","timestamp":"1790000100","type":"text","text":{"body":"a\\u0000b \\ud83d\\ude00 \\ud83d"},"x\\u0000":["\\udc00"]}]}}]}]}';
    const [event] = parseDelivery(new TextEncoder().encode(body));
    expect(event).toMatchObject({
      wabaId: "1\uFFFD",
      wamid: "w\uFFFD1",
      body: "a\uFFFDb 😀 \uFFFD",
      contact: { profileName: "A\uFFFD\uFFFDna" },
      payload: { "x\uFFFD": ["\uFFFD"] },
    });
    expect(JSON.stringify(event)).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  });

  test("keeps a key named like an object's prototype as plain data", () => {
    const body = JSON.stringify({ entry: [{ id: "1", changes: [change({ messages: [TEXT] })] }] }).replace(
      '"type":"text"',
      '"type":"text","__proto__":{"kind":"x"}',
    );
    const event = only(parseDelivery(new TextEncoder().encode(body)));
    if (event.kind !== "message") throw new Error("It is no message.");
    expect(Object.keys(event.payload)).toContain("__proto__");
    expect(Object.getPrototypeOf(event.payload)).toBe(Object.prototype);
  });

  test("with an element nested without end calls it malformed and reads the next", () => {
    const deep = `${"[".repeat(5_000)}${"]".repeat(5_000)}`;
    const body = JSON.stringify({
      entry: [{ id: "1", changes: [change({ messages: [{ ...TEXT, deep: "@" }, TEXT] })] }],
    }).replace('"@"', deep);
    expect(
      parseDelivery(new TextEncoder().encode(body)).map((event) => (event.kind === "malformed" ? event.reason : event.kind)),
    ).toEqual(["is nested too deeply", "message"]);
  });
});

describe("a field", () => {
  test.each([
    "message_template_status_update",
    "message_template_quality_update",
    "message_template_components_update",
    "template_category_update",
    "template_correct_category_detection",
  ])("%s asks for a template sync of its account", (field) => {
    expect(deliver({ field, value: { event: "APPROVED" } })).toEqual([
      { kind: "template", phoneNumberId: null, wabaId: "1000", field, value: { event: "APPROVED" }, happenedAt: null },
    ]);
  });

  test("that is not known is counted by its name", () => {
    expect(deliver({ field: "flows", value: {} })).toEqual([
      { kind: "other", phoneNumberId: null, wabaId: "1000", tally: "field", key: "flows" },
    ]);
  });

  test("standby tells of messages that somebody else answers, and of what that one sends", () => {
    const echo = { ...TEXT, from: "15550001111", from_user_id: undefined, to: "34600111222", id: "wamid.E" };
    expect(deliver(change({ contacts: [ANA], messages: [TEXT, echo], statuses: [SENT] }, "standby"))).toMatchObject([
      { kind: "message", direction: "inbound", source: "standby", opensWindow: true },
      { kind: "message", direction: "outbound", source: "partner", opensWindow: false, contact: { phone: "34600111222" } },
      { kind: "status", wamid: "wamid.OUT1" },
    ]);
  });

  test.each([
    ["message_echoes", "partner"],
    ["smb_message_echoes", "phone"],
  ])("%s tells what was sent in our name by the %s", (field, source) => {
    const echo = { ...TEXT, from: "15550001111", from_user_id: undefined, to: "34600111222", to_user_id: "ES.1234567890" };
    const edit = { original_message_id: "wamid.E", message: { type: "text", text: { body: "Corrected" } } };
    const message_echoes = [
      echo,
      { ...echo, id: "wamid.E2", type: "edit", edit },
      { ...echo, to: undefined, to_user_id: undefined },
    ];
    expect(deliver(change({ message_echoes }, field))).toMatchObject([
      {
        kind: "message",
        direction: "outbound",
        source,
        body: "Hola",
        contact: { phone: "34600111222", userId: "ES.1234567890" },
      },
      { kind: "message", direction: "outbound", source, type: "edit", body: "Corrected", quotedWamid: "wamid.E" },
      { kind: "malformed", reason: "names no recipient" },
    ]);
  });

  test("of a number or an account comes with Meta's value and time", () => {
    const value = { display_phone_number: "15550001111", event: "FLAGGED" };
    const entry = [{ id: "1000", time: 1_790_000_100, changes: [{ field: "phone_number_quality_update", value }] }];
    expect(parse({ object: "whatsapp_business_account", entry })).toEqual([
      { kind: "account", phoneNumberId: null, wabaId: "1000", field: "phone_number_quality_update", value, happenedAt: AT },
    ]);
    expect(deliver({ field: "account_update", value: {} })).toMatchObject([{ kind: "account", happenedAt: null }]);
  });

  test("with a name beyond all bounds is counted under a short one", () => {
    const [event] = deliver({ field: "😀".repeat(200), value: {} });
    expect(event).toMatchObject({ kind: "other", tally: "field" });
    if (event?.kind === "other") expect(event.key.length).toBeLessThanOrEqual(100);
  });

  test("that is missing is guessed from messages or statuses, as in Meta's own samples", () => {
    expect(deliver({ value: { metadata: METADATA, messages: [TEXT] } })).toMatchObject([{ kind: "message", wamid: "wamid.IN1" }]);
    expect(deliver({ value: { metadata: METADATA, statuses: [SENT] } })).toMatchObject([{ kind: "status", wamid: "wamid.OUT1" }]);
  });

  test("messages with only errors counts each by its code", () => {
    expect(deliver(change({ errors: [{ code: 130429, title: "Rate limit hit" }, { title: "?" }, {}] }))).toEqual([
      { kind: "other", ...NUMBER, tally: "errors", key: "130429" },
      { kind: "other", ...NUMBER, tally: "errors", key: "?" },
      { kind: "other", ...NUMBER, tally: "errors", key: "unknown" },
    ]);
  });

  test("messages with a list we do not read counts it", () => {
    expect(deliver(change({ user_actions: [{ action_type: "marketing_messages_link_click" }] }))).toEqual([
      { kind: "other", ...NUMBER, tally: "field", key: "messages.user_actions" },
    ]);
  });
});

describe("a message", () => {
  test("of text comes with its sender, Meta's time and Meta's whole object", () => {
    expect(deliverMessage({})).toEqual({
      kind: "message",
      ...NUMBER,
      direction: "inbound",
      source: null,
      groupId: null,
      past: null,
      contact: { phone: "34600111222", userId: "ES.1234567890", profileName: "Ana", username: "ana.p" },
      wamid: "wamid.IN1",
      happenedAt: AT,
      type: "text",
      body: "Hola",
      payload: TEXT,
      quotedWamid: null,
      opensWindow: true,
    });
  });

  test.each([
    [{ type: "image", image: { id: "7", caption: "The door" } }, "image", "The door"],
    [{ type: "image", image: { id: "7" } }, "image", null],
    [{ type: "video", video: { id: "7", caption: "Look" } }, "video", "Look"],
    [{ type: "document", document: { id: "7", filename: "a.pdf", caption: "Invoice" } }, "document", "Invoice"],
    [{ type: "audio", audio: { id: "7", voice: true } }, "audio", null],
    [{ type: "sticker", sticker: { id: "7" } }, "sticker", null],
    [{ type: "location", location: { latitude: 1, longitude: 2, name: "Shop" } }, "location", "Shop"],
    [
      { type: "contacts", contacts: [{ name: { formatted_name: "Rui" } }, { phones: [{ phone: "+351 1" }] }] },
      "contacts",
      "Rui, +351 1",
    ],
    [{ type: "button", button: { payload: "P", text: "Yes" } }, "button", "Yes"],
    [{ type: "order", order: { catalog_id: "1", text: "Two, please" } }, "order", "Two, please"],
    [
      { type: "interactive", interactive: { type: "button_reply", button_reply: { id: "1", title: "Today" } } },
      "interactive",
      "Today",
    ],
    [
      {
        type: "interactive",
        interactive: { type: "list_reply", list_reply: { id: "1", title: "Tue 10:00", description: "Main St" } },
      },
      "interactive",
      "Tue 10:00",
    ],
    [
      { type: "interactive", interactive: { type: "list_reply", list_reply: { id: "1", title: "Tue 10:00" } } },
      "interactive",
      "Tue 10:00",
    ],
    [{ type: "interactive", interactive: { type: "nfm_reply", nfm_reply: { response_json: "[1]" } } }, "interactive", null],
    [{ type: "interactive" }, "interactive", null],
    [{ type: "image", errors: [{ code: 131052 }] }, "image", null],
    [
      { type: "location", location: { latitude: 91, longitude: 0, name: "Ribeira", address: "Rua do Arsenal 1" } },
      "location",
      "Ribeira\nRua do Arsenal 1",
    ],
    [{ type: "unsupported", errors: [{ code: 131051 }], unsupported: { type: "poll_creation" } }, "unsupported", null],
    [{ type: "unknown", errors: [{ code: 131051 }] }, "unsupported", null],
    [{ type: "hologram", hologram: { body: "?" } }, "unsupported", null],
    [{ type: 7 }, "unsupported", null],
  ])("%j is of type %s and reads %j, and opens the window", (message, type, body) => {
    expect(deliverMessage(message)).toMatchObject({ kind: "message", type, body, opensWindow: true, payload: message });
  });

  test.each([
    [{ type: "text", text: "not an object" }],
    [{ type: "text", text: null }],
    [{ type: "text", text: ["a"] }],
    [{ type: "text", text: undefined }],
    [{ type: "text", text: { body: 7 } }],
    [{ type: "image", image: "1" }],
    [{ type: "contacts", contacts: { name: {} } }],
    [{ type: "interactive", interactive: [] }],
  ])("%j is malformed, as it holds something else than its type says", (message) => {
    expect(deliverMessage(message)).toMatchObject({ kind: "malformed", reason: expect.stringContaining(`: is no `) });
  });

  test("that quotes another names it; a forwarded one quotes nothing", () => {
    expect(deliverMessage({ context: { from: "15550001111", id: "wamid.OUT3" } })).toMatchObject({ quotedWamid: "wamid.OUT3" });
    expect(deliverMessage({ context: { forwarded: true } })).toMatchObject({ quotedWamid: null, body: "Hola" });
  });

  test("that edits or takes back an earlier one names it and does not open the window", () => {
    const edit = {
      type: "edit",
      edit: { original_message_id: "wamid.IN0", message: { type: "image", image: { caption: "Corrected" } } },
    };
    expect(deliverMessage(edit)).toMatchObject({
      kind: "message",
      type: "edit",
      body: "Corrected",
      quotedWamid: "wamid.IN0",
      opensWindow: false,
    });
    const revoke = { type: "revoke", revoke: { original_message_id: "wamid.IN0" } };
    expect(deliverMessage(revoke)).toMatchObject({
      kind: "message",
      type: "revoke",
      body: null,
      quotedWamid: "wamid.IN0",
      opensWindow: false,
    });
  });

  test("that asks for a welcome is counted", () => {
    expect(deliverMessage({ type: "request_welcome" })).toEqual({
      kind: "other",
      ...NUMBER,
      tally: "system",
      key: "request_welcome",
    });
  });

  test("that changes words it does not say is shown as one we cannot read", () => {
    expect(deliverMessage({ type: "edit", edit: { original_message_id: "wamid.IN0" } })).toMatchObject({
      type: "unsupported",
      quotedWamid: null,
      opensWindow: false,
    });
    expect(deliverMessage({ type: "revoke" })).toMatchObject({ type: "unsupported", quotedWamid: null });
  });

  test("to a group names the group and its author, and opens no window", () => {
    expect(deliverMessage({ group_id: "G1" })).toMatchObject({
      kind: "message",
      groupId: "G1",
      contact: { phone: "34600111222" },
      opensWindow: false,
    });
  });

  test.each(["", "soon", "-5", "0", "1790000100000", 1_790_000_100_000, null, "1e9"])(
    "with the time %j is malformed",
    (timestamp) => {
      expect(deliverMessage({ timestamp })).toMatchObject({
        kind: "malformed",
        at: "entry[0].changes[0].value.messages[0]",
        reason: expect.stringContaining("timestamp"),
      });
    },
  );

  test("with its time as a number is read", () => {
    expect(deliverMessage({ timestamp: 1_790_000_100 })).toMatchObject({ happenedAt: AT });
  });

  test("with an id too long for an index is malformed", () => {
    expect(deliverMessage({ id: "w".repeat(513) }).kind).toBe("malformed");
  });
});

describe("the sender", () => {
  const sender = (message: object, contacts: unknown[]) => {
    const event = deliverMessage({ from: undefined, from_user_id: undefined, ...message }, contacts);
    return event.kind === "message" ? event.contact : event;
  };

  test("without a phone is known by the user id", () => {
    const contact = { profile: { username: "leo.s" }, user_id: "BR.77" };
    expect(sender({ from_user_id: "BR.77" }, [contact])).toEqual({
      phone: null,
      userId: "BR.77",
      profileName: null,
      username: "leo.s",
    });
  });

  test("whose user id stands in the phone's field is known by it, and has no phone", () => {
    expect(sender({ from: "BR.77" }, [{ wa_id: "BR.77", profile: { name: "Leo" } }])).toEqual({
      phone: null,
      userId: "BR.77",
      profileName: "Leo",
      username: null,
    });
  });

  test("is matched by user id before phone, never by position", () => {
    const byPhone = { wa_id: "34600111222", user_id: "ES.1", profile: { name: "Old owner" } };
    const byUserId = { user_id: "ES.2", profile: { name: "Ana" } };
    expect(sender({ from: "34600111222", from_user_id: "ES.2" }, [byPhone, byUserId])).toEqual({
      phone: "34600111222",
      userId: "ES.2",
      profileName: "Ana",
      username: null,
    });
  });

  test("gets the phone and the user id that only the contact names", () => {
    expect(sender({ from_user_id: "ES.1" }, [{ wa_id: "+34600111222", user_id: "ES.1" }])).toMatchObject({
      phone: "34600111222",
    });
    expect(sender({ from: "34600111222" }, [{ wa_id: "34600111222", user_id: "ES.1" }])).toMatchObject({ userId: "ES.1" });
  });

  test("does not get the name of somebody else's contact", () => {
    expect(sender({ from: "34600111222" }, [{ wa_id: "34600999888", profile: { name: "Bia" } }])).toEqual({
      phone: "34600111222",
      userId: null,
      profileName: null,
      username: null,
    });
  });

  test.each([
    ["551187654321", "5511987654321", "BR.777001"],
    ["5511987654321", "551187654321", "BR.777001"],
    ["525512340001", "5215512340001", "MX.1"],
    ["541123456789", "5491123456789", "AR.1"],
  ])("is one phone however its country writes it: %s and %s", (from, waId, userId) => {
    const contacts = [
      { wa_id: "34600999888", profile: { name: "Bia" } },
      { wa_id: waId, user_id: userId, profile: { name: "João" } },
    ];
    expect(sender({ from }, contacts)).toMatchObject({ phone: from, userId, profileName: "João" });
    expect(deliverStatus({ recipient_id: from }, contacts)).toMatchObject({ recipient: { phone: from, userId } });
  });

  test("of each message in a batch is the right one, whatever the order of the contacts", () => {
    const contacts = ["3", "1", "2"].map((digit) => ({ wa_id: `3460000000${digit}`, profile: { name: `Person ${digit}` } }));
    const messages = ["1", "2", "3"].map((digit) => ({
      ...TEXT,
      from: `3460000000${digit}`,
      from_user_id: undefined,
      id: digit,
    }));
    const events = deliver(change({ contacts, messages }));
    expect(
      events.map((event) => (event.kind === "message" ? `${event.wamid} ${event.contact.profileName}` : event.kind)),
    ).toEqual(["1 Person 1", "2 Person 2", "3 Person 3"]);
  });

  test("is the only contact when the message names nobody; of two, nobody", () => {
    expect(sender({}, [ANA])).toMatchObject({ phone: "34600111222", userId: "ES.1234567890" });
    expect(sender({}, [ANA, { wa_id: "34600999888" }])).toMatchObject({ kind: "malformed", reason: "names no sender" });
    expect(sender({}, [])).toMatchObject({ kind: "malformed", reason: "names no sender" });
  });

  test("falls back to the parent user id only where there is no other", () => {
    expect(sender({ from_parent_user_id: "ES.ENT.9" }, [])).toMatchObject({ userId: "ES.ENT.9" });
    expect(
      sender({ from_user_id: "ES.1", from_parent_user_id: "ES.ENT.9" }, [
        { parent_user_id: "ES.ENT.9", profile: { name: "Ana" } },
      ]),
    ).toMatchObject({ userId: "ES.1", profileName: "Ana" });
  });

  test("with a blank profile name has none", () => {
    expect(sender({ from: "34600111222" }, [{ wa_id: "34600111222", profile: { name: "  ", username: "" } }])).toMatchObject({
      profileName: null,
      username: null,
    });
  });
});

describe("a notice of WhatsApp's", () => {
  const notice = (system: object, rest: object = {}, contacts: unknown[] = []) =>
    deliverMessage({ type: "system", from: undefined, from_user_id: undefined, system, ...rest }, contacts);

  test.each([
    [
      { type: "user_changed_number", wa_id: "34600111333" },
      { phone: "34600111333", userId: null },
      { phone: "34600111222", userId: null },
    ],
    [
      { type: "user_changed_number", wa_id: "34600111333", user_id: "ES.2", previous_user_id: "ES.1" },
      { phone: "34600111333", userId: "ES.2" },
      { phone: "34600111222", userId: "ES.1" },
    ],
    [
      { type: "customer_changed_number", customer: "34600111222", new_wa_id: "34600111333" },
      { phone: "34600111333", userId: null },
      { phone: "34600111222", userId: null },
    ],
  ])("of a changed number names both: %j", (system, contact, previous) => {
    expect(notice(system, { from: "34600111222" })).toMatchObject({ kind: "system", contact, previous });
  });

  test("of a changed user id names both, without a phone", () => {
    expect(notice({ type: "user_changed_user_id", user_id: "ES.2", previous_user_id: "ES.1", body: "Changed" })).toMatchObject({
      kind: "system",
      contact: { phone: null, userId: "ES.2" },
      previous: { phone: null, userId: "ES.1" },
      body: "Changed",
    });
  });

  test.each(["user_identity_changed", "customer_identity_changed", "something_new"])("%s is about who it names", (type) => {
    expect(notice({ type }, { from: "34600111222", identity: { hash: "x" } }, [ANA])).toMatchObject({
      kind: "system",
      contact: { phone: "34600111222", userId: "ES.1234567890", profileName: "Ana" },
      previous: null,
    });
  });

  test("about nobody is malformed", () => {
    expect(notice({ type: "user_changed_number" })).toMatchObject({ kind: "malformed", reason: "system: names nobody" });
  });
});

describe("a call", () => {
  const CALL = { id: "wacid.1", from: "34600111222", to: "15550001111", timestamp: "1790000100", direction: "USER_INITIATED" };
  const deliverCall = (call: object) => only(deliver(change({ calls: [{ ...CALL, ...call }] }, "calls")));

  test("of the contact is told when it begins and ends", () => {
    expect(deliverCall({ event: "connect", session: { sdp: "v=0" } })).toMatchObject({
      kind: "call",
      callId: "wacid.1",
      direction: "inbound",
      happenedAt: AT,
      contact: { phone: "34600111222" },
      facts: { connectedAt: AT.toISOString(), terminatedAt: null },
    });
    const times = { timestamp: "1790000190", start_time: "1790000130", end_time: "1790000190", duration: "60" };
    expect(deliverCall({ event: "terminate", status: ["COMPLETED"], ...times })).toMatchObject({
      happenedAt: new Date(1_790_000_130_000),
      facts: { durationSeconds: 60, terminatedAt: new Date(1_790_000_190_000).toISOString(), hasFailed: false },
    });
  });

  test("of ours is with whom we called", () => {
    const ours = { direction: "BUSINESS_INITIATED", from: "15550001111", to: "34600111222" };
    expect(deliverCall({ event: "terminate", status: "FAILED", ...ours })).toMatchObject({
      direction: "outbound",
      contact: { phone: "34600111222" },
      facts: { hasFailed: true },
    });
    expect(deliverCall({ event: "connect", ...ours, direction: undefined })).toMatchObject({ direction: "outbound" });
    const status = { id: "wacid.1", type: "call", status: "RINGING", timestamp: "1790000100", recipient_id: "34600111222" };
    expect(only(deliver(change({ statuses: [status] }, "calls")))).toMatchObject({
      kind: "call",
      direction: null,
      facts: { ringingAt: AT.toISOString() },
    });
  });
});

describe("a contact's word on marketing", () => {
  const WORD = { wa_id: "34600111222", category: "marketing_messages", value: "stop", timestamp: 1_790_000_100 };
  const deliverWord = (word: object) => only(deliver(change({ user_preferences: [{ ...WORD, ...word }] }, "user_preferences")));

  test.each([
    ["stop", true],
    ["resume", false],
    ["signup", false],
  ])("%s is one", (value, isStopped) => {
    expect(deliverWord({ value })).toMatchObject({
      kind: "preference",
      isStopped,
      happenedAt: AT,
      contact: { phone: "34600111222" },
    });
  });

  test("on anything else is counted", () => {
    expect(deliverWord({ value: "maybe" })).toMatchObject({ kind: "other", key: "user_preferences.marketing_messages.maybe" });
    expect(deliverWord({ category: "calls" })).toMatchObject({ kind: "other", key: "user_preferences.calls.stop" });
  });
});

describe("a reaction", () => {
  test("names its message and the emoji", () => {
    expect(deliverMessage({ type: "reaction", reaction: { message_id: "wamid.OUT1", emoji: "👍" } })).toMatchObject({
      kind: "reaction",
      wamid: "wamid.IN1",
      happenedAt: AT,
      targetWamid: "wamid.OUT1",
      emoji: "👍",
      contact: { phone: "34600111222" },
    });
  });

  test.each([{}, { emoji: "" }, { emoji: null }])("with %j is taken back", (emoji) => {
    expect(deliverMessage({ type: "reaction", reaction: { message_id: "wamid.OUT1", ...emoji } })).toMatchObject({
      kind: "reaction",
      emoji: "",
    });
  });

  test("to nothing is malformed", () => {
    expect(deliverMessage({ type: "reaction", reaction: { emoji: "👍" } })).toMatchObject({
      kind: "malformed",
      reason: "reaction: names no message",
    });
  });
});

describe("a status", () => {
  test.each(["sent", "delivered", "read", "played"])("%s comes with Meta's time and who it was sent to", (status) => {
    const pricing = { billable: false, pricing_model: "PMP", type: "free_customer_service", category: "service" };
    expect(
      deliverStatus({ status, recipient_user_id: "ES.1234567890", biz_opaque_callback_data: "job-77", pricing }, [ANA]),
    ).toEqual({
      kind: "status",
      ...NUMBER,
      wamid: "wamid.OUT1",
      status,
      happenedAt: new Date(1_790_000_200_000),
      callbackData: "job-77",
      error: null,
      pricing,
      recipient: { phone: "34600111222", userId: "ES.1234567890", profileName: "Ana", username: "ana.p" },
    });
  });

  test("failed comes with Meta's reason", () => {
    const errors = [
      {
        code: 131047,
        title: "Re-engagement message",
        message: "Re-engagement message",
        error_data: { details: "More than 24 hours" },
        href: "/docs/errors",
      },
    ];
    expect(deliverStatus({ status: "failed", errors })).toMatchObject({
      status: "failed",
      error: {
        code: 131047,
        title: "Re-engagement message",
        message: "Re-engagement message",
        details: "More than 24 hours",
        href: "/docs/errors",
      },
    });
  });

  test.each([[undefined], [[]], ["x"], [[null, {}, { code: 1.5 }]]])("failed with the errors %j is still a failure", (errors) => {
    expect(deliverStatus({ status: "failed", errors })).toMatchObject({ kind: "status", status: "failed", error: null });
  });

  test.each([
    [
      [{ title: "Undeliverable", error_data: { details: "the real reason" } }],
      { code: null, title: "Undeliverable", details: "the real reason" },
    ],
    [["no object"], { code: null, message: "no object" }],
    [[{ code: "x", message: "words" }], { code: null, message: "words" }],
    [[{ title: "words alone" }, { code: 131026, title: "with a code" }], { code: 131026, title: "with a code" }],
  ])("failed with the errors %j keeps what they tell", (errors, error) => {
    expect(deliverStatus({ status: "failed", errors })).toMatchObject({ status: "failed", error });
  });

  test("of a message to a username may name no phone, or nobody", () => {
    expect(deliverStatus({ recipient_id: undefined, recipient_user_id: "BR.77" })).toMatchObject({
      recipient: { phone: null, userId: "BR.77" },
    });
    expect(deliverStatus({ recipient_id: "BR.77" })).toMatchObject({ recipient: { phone: null, userId: "BR.77" } });
    expect(deliverStatus({ recipient_id: undefined })).toMatchObject({
      kind: "status",
      recipient: { phone: null, userId: null },
    });
  });

  test("that names nobody is not taken for one of the only contact, who may have written in the same change", () => {
    expect(deliverStatus({ recipient_id: undefined }, [ANA])).toMatchObject({
      recipient: { phone: null, userId: null, profileName: null },
    });
  });

  test.each(["deleted", "warning", "somewhere"])("%s is counted", (status) => {
    expect(deliverStatus({ status })).toEqual({ kind: "other", ...NUMBER, tally: "status", key: status });
  });

  test.each([{ recipient_participant_id: "351912555014" }, { participant_recipient_id: "351912555014" }])(
    "of a group's message is about one of its people: %o",
    (participant) => {
      const read = deliverStatus({ recipient_type: "group", recipient_id: "120363040468", ...participant });
      expect(read).toMatchObject({ kind: "status", recipient: { phone: "351912555014" } });
    },
  );
});
