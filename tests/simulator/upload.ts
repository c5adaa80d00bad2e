import { readFile } from "node:fs/promises";
import { CREDENTIALS, type Json, type SimulatedWorld } from "./simulated-world";

/** The bytes of one of the simulator's samples. */
export function sample(name: string): Promise<Buffer> {
  return readFile(new URL(`../../simulator/samples/${name}`, import.meta.url));
}

/** POST /{number}/media with some bytes of a declared type, and other fields of the form. */
export async function upload(world: SimulatedWorld, bytes: Buffer, type: string, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ messaging_product: "whatsapp", type, ...fields })) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(bytes)], { type }), "photo");
  const response = await fetch(`${world.url}/v26.0/${CREDENTIALS.phoneNumberId}/media`, {
    method: "POST",
    headers: { authorization: `Bearer ${CREDENTIALS.accessToken}` },
    body: form,
  });
  const body: Json = await response.json();
  return { status: response.status, body };
}

/** Uploads a sample and answers its id at Meta. */
export async function uploadSample(world: SimulatedWorld, name: string, type: string): Promise<string> {
  const { status, body } = await upload(world, await sample(name), type);
  if (status !== 200) throw new Error(`The upload of ${name} was refused: ${JSON.stringify(body)}`);
  return String(body.id);
}
