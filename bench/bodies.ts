import { signBody } from "@/lib/whatsapp/signature";

/** One signed delivery, ready to be written to a socket. */
export type SignedRequest = { wamid: string; person: number; bytes: Buffer };

export const PEOPLE = 2_000;
const NUMBER = { id: "106540352242922", waba: "102290129340398" };

/** The nth text of a person, as Meta posts it: one update, about 700 bytes. */
export function signedText(nth: number, appSecret: string, path = "/api/webhooks/whatsapp"): SignedRequest {
  const person = nth % PEOPLE;
  const wamid = `wamid.BENCH${Date.now().toString(36)}${nth}`;
  return { wamid, person, bytes: signed([{ field: "messages", value: changeValue(nth, wamid, person) }], appSecret, path) };
}

/** The nth delivery of so many texts, all of one second and of different people; `wamid` is the last one's. */
export function signedBatch(nth: number, updates: number, appSecret: string): SignedRequest {
  const first = nth * updates;
  const changes = Array.from({ length: updates }, (_, index) => {
    const text = first + index;
    return { field: "messages", value: changeValue(text, `wamid.BATCH${updates}.${text}`, text % PEOPLE) };
  });
  return { wamid: `wamid.BATCH${updates}.${first + updates - 1}`, person: first % PEOPLE, bytes: signed(changes, appSecret) };
}

function signed(changes: object[], appSecret: string, path = "/api/webhooks/whatsapp"): Buffer {
  const body = Buffer.from(JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: NUMBER.waba, changes }] }));
  const head =
    `POST ${path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n` +
    `x-hub-signature-256: ${signBody(appSecret, body)}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), body]);
}

function changeValue(nth: number, wamid: string, person: number): object {
  const phone = `3519${String(10_000_000 + person)}`;
  return {
    messaging_product: "whatsapp",
    metadata: { display_phone_number: "351210000100", phone_number_id: NUMBER.id },
    contacts: [{ profile: { name: `Person ${person}` }, wa_id: phone, user_id: `PT.${1_000_000 + person}` }],
    messages: [
      {
        from: phone,
        from_user_id: `PT.${1_000_000 + person}`,
        id: wamid,
        timestamp: String(Math.floor(Date.now() / 1000)),
        type: "text",
        text: { body: `Message ${nth}: has my order left yet? I am at home until five.` },
      },
    ],
  };
}
