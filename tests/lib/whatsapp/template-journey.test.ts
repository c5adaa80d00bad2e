import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TemplateDescription, TemplateExtras } from "@/lib/contract/template";
import type { TemplateDesign } from "@/lib/contract/template-design";
import { createClient, type WhatsAppClient } from "@/lib/whatsapp/client";
import { templateMessage } from "@/lib/whatsapp/outbound";
import { describeTemplate } from "@/lib/whatsapp/template";
import { checkDesign } from "@/lib/whatsapp/template-checks";
import { designOf } from "@/lib/whatsapp/template-design";
import { templateFiles, validateTemplateFill } from "@/lib/whatsapp/template-extras";
import { templateComponents, withMediaIds } from "@/lib/whatsapp/template-parameters";
import { listSamples, sampleKey, toCreateRequest } from "@/lib/whatsapp/template-submission";
import { CREDENTIALS, type SimulatedWorld, startSimulatedWorld } from "../../simulator/simulated-world";

const { wabaId, phoneNumberId, accessToken } = CREDENTIALS;
const RECIPIENT = { phone: "351912555014", userId: null };
const MIME = { image: "image/jpeg", video: "video/mp4", document: "application/pdf" } as const;

/** The first bytes of such files, by which they are told. */
const SAMPLES = {
  image: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
  video: Buffer.from("\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "latin1"),
  document: Buffer.from("%PDF-1.7\n%%EOF\n"),
};

let world: SimulatedWorld;
let client: WhatsAppClient;
beforeAll(async () => {
  world = await startSimulatedWorld();
  client = createClient({ apiUrl: world.url, version: "v26.0", accessToken });
});
afterAll(() => world.end());

async function listed(name?: string) {
  const found = [];
  const pages = name === undefined ? client.listTemplates(wabaId) : client.readTemplates(wabaId, name);
  for await (const { templates } of pages) found.push(...templates);
  return found;
}

/** What an agent might give for whatever a template wants. */
function fill({ variables, files, products, cards }: TemplateDescription) {
  const values = Object.fromEntries(variables.map(({ key }) => [key, "48213"]));
  const extras: TemplateExtras = {
    files: Object.fromEntries(files.map(({ key, kind }) => [key, kind])),
    location: { latitude: 41.14, longitude: -8.61, name: "Shop", address: "Rua das Flores 1" },
    offerEndsAt: new Date(Date.now() + 86_400_000).toISOString(),
    products: products === "cards" ? cards.map((_, index) => `sku-${index}`) : ["sku-1"],
    catalogId: "194836987003835",
    sections: [{ title: "Pots", products: ["sku-1", "sku-2"] }],
  };
  return { values, extras };
}

async function send(template: TemplateDescription) {
  const { values, extras } = fill(template);
  expect(validateTemplateFill(template, values, extras)).toEqual([]);
  const mediaIds = new Map<string, string>();
  for (const { kind, fileId } of templateFiles(template, extras)) {
    const content = SAMPLES[kind];
    const upload = { content: Readable.from([content]), sizeBytes: content.length, mimeType: MIME[kind], fileName: kind };
    const outcome = await client.uploadMedia(phoneNumberId, upload);
    if (outcome.kind === "uploaded") mediaIds.set(fileId, outcome.mediaId);
  }
  const { name, language } = template;
  const components = withMediaIds(templateComponents(template, values, extras), mediaIds);
  return client.sendMessage(
    phoneNumberId,
    templateMessage({ recipient: RECIPIENT, callbackData: name, name, language, components }),
  );
}

describe("the templates of an account", () => {
  test("that can be sent are taken as we fill them in, whatever is in them", async () => {
    const described = (await listed()).map(describeTemplate);
    const sendable = described.filter(({ blocked }) => blocked === null);
    const wants = new Set(
      sendable.flatMap(({ headerFormat, products, buttons }) => [headerFormat, products, ...buttons.map(({ type }) => type)]),
    );
    expect([...wants]).toEqual(expect.arrayContaining(["image", "document", "location", "copy_code", "otp", "flow", "mpm"]));
    const outcomes = [];
    for (const template of sendable) outcomes.push({ name: template.name, outcome: await send(template) });
    expect(outcomes.filter(({ outcome }) => outcome.kind !== "accepted")).toEqual([]);
  });

  test("can be designed anew under another name, without an error of ours or of Meta's", async () => {
    const templates = (await listed()).filter((template) => describeTemplate(template).blocked === null);
    const handles = await uploadSamples();
    const refused = [];
    for (const template of templates) {
      const design = designOf([template]);
      const [language] = design.languages;
      if (!language) continue;
      const name = `again_${template.name}`;
      const errors = checkDesign(name, design).filter(({ severity }) => severity === "error");
      const outcome = await client.createTemplate(wabaId, toCreateRequest(name, design, language, handlesFor(design, handles)));
      if (errors.length > 0 || outcome.kind !== "created") refused.push({ name, errors, outcome });
    }
    expect(refused).toEqual([]);
  });
});

async function uploadSamples(): Promise<Map<string, string>> {
  const handles = new Map<string, string>();
  const app = await client.readApp();
  if (app.kind !== "found") throw new Error("The token has no app.");
  for (const kind of ["image", "video", "document"] as const) {
    const content = SAMPLES[kind];
    const upload = { content: Readable.from([content]), sizeBytes: content.length, mimeType: MIME[kind], fileName: kind };
    const outcome = await client.uploadSample(app.id, upload);
    expect(outcome.kind).toBe("uploaded");
    if (outcome.kind === "uploaded") handles.set(kind, outcome.handle);
  }
  return handles;
}

/** A handle for each sample, of its kind. */
function handlesFor({ languages }: TemplateDesign, handles: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    languages.flatMap((language) => {
      const formats = [language.header, ...(language.cards ?? []).map(({ header }) => header)].flatMap((header) =>
        header && "sample" in header && header.sample ? [header.format] : [],
      );
      return listSamples(language).map((sample, index) => [sampleKey(sample), handles.get(formats[index] ?? "") ?? ""] as const);
    }),
  );
}
