import { type Template, type TemplateButton, type TemplateComponent, variablesIn } from "./template";

/** One language of a seeded template, in the shortest form that says it all. */
export type SeedText = {
  header?: string;
  body: string;
  footer?: string;
  buttons?: SeedButton[];
  status?: string;
  rejected?: string;
  quality?: Template["quality_score"]["score"];
};

type SeedButton = { reply: string } | { link: string; url: string; example?: string };

export type Seed = {
  name: string;
  category: Template["category"];
  /** Positional unless named. */
  named?: boolean;
  /** A header that is not a text. */
  media?: "IMAGE" | "DOCUMENT";
  /** Sample values, by variable name or number. */
  samples?: Record<string, string>;
  status?: string;
  quality?: Template["quality_score"]["score"];
  rejected?: string;
  previousCategory?: string;
  correctCategory?: string;
  texts: Record<string, SeedText>;
};

/** Writes a seed as the templates that Meta's list would hold. `firstId` makes their ids stable. */
export function growSeed(seed: Seed, firstId: bigint, updatedAt: Date): Template[] {
  return Object.entries(seed.texts).map(([language, text], index) => ({
    id: (firstId + BigInt(index)).toString(),
    name: seed.name,
    language,
    status: text.status ?? seed.status ?? "APPROVED",
    category: seed.category,
    parameter_format: seed.named ? "NAMED" : "POSITIONAL",
    components: seed.category === "AUTHENTICATION" ? authentication(text) : componentsOf(seed, text),
    quality_score: {
      score: text.quality ?? seed.quality ?? "UNKNOWN",
      date: Math.floor(updatedAt.getTime() / 1000),
    },
    rejected_reason: text.rejected ?? seed.rejected ?? "NONE",
    ...(seed.previousCategory ? { previous_category: seed.previousCategory } : {}),
    ...(seed.correctCategory ? { correct_category: seed.correctCategory } : {}),
    last_updated_time: updatedAt.toISOString().replace(/\.\d+Z$/, "+0000"),
  }));
}

function componentsOf(seed: Seed, text: SeedText): TemplateComponent[] {
  const components: TemplateComponent[] = [];
  if (seed.media) {
    const sample = { header_handle: ["https://scontent.example/sample"] };
    components.push({ type: "HEADER", format: seed.media, example: sample });
  } else if (text.header) {
    components.push({ type: "HEADER", format: "TEXT", text: text.header, ...exampleOf(seed, text.header, "header") });
  }
  components.push({ type: "BODY", text: text.body, ...exampleOf(seed, text.body, "body") });
  if (text.footer) components.push({ type: "FOOTER", text: text.footer });
  if (text.buttons) components.push({ type: "BUTTONS", buttons: text.buttons.map(buttonOf) });
  return components;
}

/** Sample values in the shape that belongs to the parameter format; nothing when there are no variables. */
function exampleOf(seed: Seed, text: string, part: "header" | "body"): { example?: Record<string, unknown> } {
  const names = variablesIn(text);
  if (names.length === 0) return {};
  const sample = (name: string) => seed.samples?.[name] ?? "…";
  if (seed.named) {
    const params = names.map((name) => ({ param_name: name, example: sample(name) }));
    return { example: { [`${part}_text_named_params`]: params } };
  }
  const samples = names.map(sample);
  return { example: part === "header" ? { header_text: samples } : { body_text: [samples] } };
}

function buttonOf(button: SeedButton): TemplateButton {
  if ("reply" in button) return { type: "QUICK_REPLY", text: button.reply };
  return {
    type: "URL",
    text: button.link,
    url: button.url,
    ...(button.example ? { example: [button.example] } : {}),
  };
}

/** A one-time password reads back as a URL button to WhatsApp's own page. */
function authentication(text: SeedText): TemplateComponent[] {
  const url = "https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code_expiration_minutes=10&code=otp{{1}}";
  const example = ["https://www.whatsapp.com/otp/code/?otp_type=COPY_CODE&code_expiration_minutes=10&code=otp123456"];
  const label = text.buttons?.map((button) => ("reply" in button ? button.reply : button.link))[0] ?? "Copy code";
  return [
    { type: "BODY", text: text.body, add_security_recommendation: false, example: { body_text: [["123456"]] } },
    ...(text.footer ? [{ type: "FOOTER" as const, text: text.footer, code_expiration_minutes: 10 }] : []),
    { type: "BUTTONS", buttons: [{ type: "URL", text: label, url, example }] },
  ];
}
