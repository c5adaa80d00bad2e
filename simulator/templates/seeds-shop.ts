import type { MediaFormat, Template, TemplateComponent } from "./template";

/** A template whose parts are written out, by language: for what the short form of the other seeds cannot say. */
export type WrittenSeed = Pick<Template, "name" | "category" | "parameter_format"> & {
  quality?: Template["quality_score"]["score"];
  texts: Record<string, TemplateComponent[]>;
};

const SAMPLE = { header_handle: ["https://scontent.example/sample"] };

/** Templates with cards, an offer that ends, a form, products and a place. */
export const SHOP_SEEDS: readonly WrittenSeed[] = [
  {
    name: "autumn_picks",
    category: "MARKETING",
    parameter_format: "NAMED",
    quality: "GREEN",
    texts: {
      en: [
        greeting("Hello {{name}}, three things that go well with rain:"),
        carousel([
          ["Mugs, thrown by hand in Aveiro", "See the mugs", "mugs", "Tell me more"],
          ["Blankets of Serra wool", "See the blankets", "blankets", "Tell me more"],
          ["Umbrellas that stay whole", "See the umbrellas", "umbrellas", "Tell me more"],
        ]),
      ],
      pt_PT: [
        greeting("Olá {{name}}, três coisas que vão bem com chuva:"),
        carousel([
          ["Canecas feitas à mão em Aveiro", "Ver as canecas", "canecas", "Quero saber mais"],
          ["Mantas de lã da Serra", "Ver as mantas", "mantas", "Quero saber mais"],
          ["Guarda-chuvas que ficam inteiros", "Ver guarda-chuvas", "guarda-chuvas", "Quero saber mais"],
        ]),
      ],
    },
  },
  {
    name: "weekend_code",
    category: "MARKETING",
    parameter_format: "NAMED",
    quality: "GREEN",
    texts: {
      en: offer("Free delivery", "Hello {{name}}, this code takes the delivery off your next order.", "To the shop"),
      pt_PT: offer("Portes grátis", "Olá {{name}}, este código oferece os portes da próxima encomenda.", "Ir à loja"),
    },
  },
  {
    name: "return_form",
    category: "UTILITY",
    parameter_format: "POSITIONAL",
    quality: "GREEN",
    texts: {
      en: form("Tell us what you would like to send back of order {{1}}, and we prepare the label.", "Start the return"),
      es: form("Dinos qué quieres devolver del pedido {{1}} y preparamos la etiqueta.", "Empezar la devolución"),
    },
  },
  {
    name: "repair_ready",
    category: "UTILITY",
    parameter_format: "NAMED",
    texts: {
      en: [
        { type: "HEADER", format: "LOCATION" },
        {
          type: "BODY",
          text: "Your {{thing}} is mended and waits at this store until {{until}}. Please bring the slip.",
          example: named({ thing: "mug", until: "28/11" }),
        },
        {
          type: "BUTTONS",
          buttons: [
            { type: "PHONE_NUMBER", text: "Call the store", phone_number: "+351210000100" },
            { type: "VOICE_CALL", text: "Call on WhatsApp" },
          ],
        },
      ],
    },
  },
  {
    name: "basket_reminder",
    category: "MARKETING",
    parameter_format: "POSITIONAL",
    quality: "YELLOW",
    texts: {
      en: [
        { type: "BODY", text: "Hello {{1}}, your basket is still here.", example: { body_text: [["Ana"]] } },
        { type: "BUTTONS", buttons: [{ type: "MPM", text: "View items" }] },
      ],
    },
  },
  {
    name: "new_catalog",
    category: "MARKETING",
    parameter_format: "POSITIONAL",
    texts: {
      en: [
        { type: "BODY", text: "The winter catalogue is here. Have a look." },
        { type: "BUTTONS", buttons: [{ type: "CATALOG", text: "View catalog" }] },
      ],
    },
  },
];

function named(values: Record<string, string>): Record<string, unknown> {
  return { body_text_named_params: Object.entries(values).map(([param_name, example]) => ({ param_name, example })) };
}

function greeting(text: string): TemplateComponent {
  return { type: "BODY", text, example: named({ name: "Ana" }) };
}

/** Cards of a picture, words, a link and a quick reply. */
function carousel(cards: [words: string, link: string, page: string, reply: string][]): TemplateComponent {
  return {
    type: "CAROUSEL",
    cards: cards.map(([text, link, page, reply]) => ({
      components: [
        mediaHeader("IMAGE"),
        { type: "BODY", text },
        {
          type: "BUTTONS",
          buttons: [
            { type: "URL", text: link, url: `https://ribeira.example/${page}` },
            { type: "QUICK_REPLY", text: reply },
          ],
        },
      ],
    })),
  };
}

function offer(title: string, text: string, link: string): TemplateComponent[] {
  return [
    mediaHeader("IMAGE"),
    { type: "LIMITED_TIME_OFFER", limited_time_offer: { text: title, has_expiration: true } },
    greeting(text),
    {
      type: "BUTTONS",
      buttons: [
        { type: "COPY_CODE", text: "Copy offer code", example: ["CHUVA10"] },
        {
          type: "URL",
          text: link,
          url: "https://ribeira.example/shop?code={{1}}",
          example: ["https://ribeira.example/shop?code=CHUVA10"],
        },
      ],
    },
  ];
}

function form(text: string, label: string): TemplateComponent[] {
  const button = {
    type: "FLOW" as const,
    text: label,
    flow_id: "1284057300000555",
    flow_action: "NAVIGATE",
    navigate_screen: "ITEMS",
  };
  return [
    { type: "BODY", text, example: { body_text: [["48213"]] } },
    { type: "BUTTONS", buttons: [button] },
  ];
}

function mediaHeader(format: MediaFormat): TemplateComponent {
  return { type: "HEADER", format, example: SAMPLE };
}
