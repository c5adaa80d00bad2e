import { CREDENTIALS, type SimulatedWorld } from "./simulated-world";

/** A template that Meta takes, written from its documents: a reminder of a visit, with everything that a plain one can have. */
export const VISIT = {
  name: "visit_reminder",
  language: "en_US",
  category: "UTILITY",
  parameter_format: "named",
  components: [
    {
      type: "HEADER",
      format: "TEXT",
      text: "Visit on {{day}}",
      example: { header_text_named_params: [{ param_name: "day", example: "Monday" }] },
    },
    {
      type: "BODY",
      text: "Hello {{name}}, your visit is at {{time}}. See you soon.",
      example: {
        body_text_named_params: [
          { param_name: "name", example: "Ana" },
          { param_name: "time", example: "10:30" },
        ],
      },
    },
    { type: "FOOTER", text: "Clinic North" },
    {
      type: "BUTTONS",
      buttons: [
        { type: "QUICK_REPLY", text: "Confirm" },
        { type: "URL", text: "Details", url: "https://clinic.example/v/{{1}}", example: ["https://clinic.example/v/77"] },
      ],
    },
  ],
};

/** A positional template with these components, else unlike any other. */
export function design(components: object[], more: object = {}) {
  return { name: "a_test", language: "en", category: "UTILITY", components, ...more };
}

export const BODY = { type: "BODY", text: "The store is open today." };

export function buttons(...given: object[]) {
  return { type: "BUTTONS", buttons: given };
}

export function create({ graph }: Pick<SimulatedWorld, "graph">, template: object) {
  return graph(`POST ${CREDENTIALS.wabaId}/message_templates`, template);
}

const APP = "670843887433847";
const AUTHORIZATION = { authorization: `OAuth ${CREDENTIALS.accessToken}` };

/** Uploads bytes by the resumable upload API, and answers with the handle. */
export async function uploadHandle(url: string, bytes: Uint8Array<ArrayBuffer>, type: string): Promise<string> {
  const opened = await openUpload(url, bytes.byteLength, type);
  const { h } = await (await putBytes(url, opened.id, bytes)).json();
  return h;
}

export async function openUpload(url: string, length: number, type: string): Promise<{ id: string }> {
  const query = new URLSearchParams({ file_name: "sample", file_length: String(length), file_type: type });
  const response = await fetch(`${url}/v26.0/${APP}/uploads?${query}`, { method: "POST", headers: AUTHORIZATION });
  return response.json();
}

export function putBytes(url: string, id: string, bytes: Uint8Array<ArrayBuffer>, offset = 0): Promise<Response> {
  const headers = { ...AUTHORIZATION, file_offset: String(offset) };
  return fetch(`${url}/v26.0/${id}`, { method: "POST", headers, body: bytes });
}
