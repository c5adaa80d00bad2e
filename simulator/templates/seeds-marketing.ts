import type { Seed } from "./seed";

/** Templates that sell something. */
export const MARKETING_SEEDS: readonly Seed[] = [
  {
    name: "come_back_10",
    category: "MARKETING",
    quality: "GREEN",
    samples: { "1": "Ana" },
    texts: {
      pt_PT: {
        body: "Olá {{1}}, sentimos a sua falta. Tem 10 % de desconto na próxima encomenda, até domingo.",
        footer: "Responda STOP para não receber ofertas",
        buttons: [
          {
            link: "Ver a loja",
            url: "https://ribeira.example/oferta/{{1}}",
            example: "https://ribeira.example/oferta/volta10",
          },
        ],
      },
    },
  },
  {
    name: "welcome_back",
    category: "MARKETING",
    named: true,
    media: "IMAGE",
    quality: "YELLOW",
    samples: { name: "Ana" },
    texts: {
      pt_PT: {
        body: "Sentimos a sua falta, {{name}}. Aqui tem 10 % para a próxima encomenda.",
        buttons: [{ link: "Ver novidades", url: "https://ribeira.example/novidades" }, { reply: "Parar ofertas" }],
      },
      en: {
        body: "We have missed you, {{name}}. Here is 10 % for your next order.",
        buttons: [{ link: "See what is new", url: "https://ribeira.example/new" }, { reply: "Stop offers" }],
      },
    },
  },
  {
    name: "rate_your_order",
    category: "MARKETING",
    named: true,
    quality: "YELLOW",
    previousCategory: "UTILITY",
    samples: { order: "48213" },
    texts: {
      pt_PT: {
        body: "Como correu a encomenda {{order}}? Bastam dois toques.",
        buttons: [{ reply: "Correu bem 👍" }, { reply: "Podia ser melhor" }],
      },
      en: {
        body: "How was order {{order}}? Two taps are enough.",
        buttons: [{ reply: "All good 👍" }, { reply: "Could be better" }],
      },
      es: {
        body: "¿Qué tal el pedido {{order}}? Bastan dos toques.",
        buttons: [{ reply: "Todo bien 👍" }, { reply: "Podría mejorar" }],
      },
    },
  },
  {
    name: "autumn_clearance",
    category: "MARKETING",
    named: true,
    status: "PAUSED",
    quality: "RED",
    samples: { name: "Ana" },
    texts: {
      pt_PT: { body: "Olá {{name}}, tudo da lista de outono está a metade do preço até domingo." },
      en: { body: "Hello {{name}}, everything from the autumn list is half price until Sunday." },
    },
  },
  {
    name: "christmas_hours",
    category: "MARKETING",
    status: "REJECTED",
    rejected: "INVALID_FORMAT",
    texts: { pt_PT: { body: "A loja está aberta até às 22:00 a partir de 1 de dezembro. Apareça!" } },
  },
];
