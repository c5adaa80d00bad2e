import { makeObjectId } from "../ids";
import type { Template } from "./template";

/** The template that Meta puts into every new account. */
export function helloWorld(now: Date): Template {
  return {
    id: makeObjectId(),
    name: "hello_world",
    language: "en_US",
    status: "APPROVED",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    components: [
      { type: "HEADER", format: "TEXT", text: "Hello World" },
      {
        type: "BODY",
        text: "Welcome and congratulations!! This message demonstrates your ability to send a WhatsApp message notification from the Cloud API, hosted by Meta. Thank you for taking the time to test with us.",
      },
      { type: "FOOTER", text: "WhatsApp Business Platform sample message" },
    ],
    quality_score: { score: "UNKNOWN", date: Math.floor(now.getTime() / 1_000) },
    rejected_reason: "NONE",
    last_updated_time: now.toISOString().replace(/\.\d+Z$/, "+0000"),
  };
}
