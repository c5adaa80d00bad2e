import { MARKETING_HELD, UNDELIVERABLE, WINDOW_CLOSED } from "../failures";
import { answers, happens, reacts, type Story, says, sendsTemplate, withPhone } from "../story";
import { deliveryDelay, deliveryUpdate, orderUpdate, pickupReady } from "../templates";

/** What lies a day or more back: windows closed, templates sent, sends that failed. */
export const EARLIER: readonly Story[] = [
  {
    person: withPhone("Paul Richter", "DE", "4915255501642"),
    assignee: "ada",
    draft: { by: "ada", text: "Hallo Paul, die Ersatzteile sind" },
    lines: [
      says("1d 7h", "Guten Tag, wann kommen die Ersatzteile für die Kaffeemühle?"),
      answers("ada", "1d 6h 40m", "Guten Tag Herr Richter, ich frage beim Hersteller nach."),
      says("1d 6h 30m", "Danke, ich brauche sie bis Freitag."),
    ],
  },
  {
    person: withPhone("Selma Eriksen", "NO", "4791555028"),
    assignee: "ada",
    lines: [
      says("2d 4h", "Hei! The vase came broken. Can I get my money back?"),
      says("2d 4h", null, {
        type: "image",
        content: { id: "2210555001881", mime_type: "image/jpeg", sha256: "YSBicm9rZW4gdmFzZQ==", caption: "The vase" },
      }),
      answers("ada", "2d 3h 20m", "I am so sorry, Selma. Of course: I have just started the refund."),
      says("1d 5h", "Is it on its way?"),
      answers("ada", "1d 4h 30m", "Your refund is on its way, up to 3 days."),
    ],
  },
  {
    person: withPhone("Jun Watanabe", "JP", "819055500214"),
    assignee: "grace",
    lines: [
      says("4d 6h", "こんにちは。日本への送料はいくらですか？"),
      answers("grace", "4d 5h 10m", "こんにちは、渡辺様。日本への送料は 24 € です。", { key: "price" }),
      reacts("4d 5h", "👍", "price"),
    ],
  },
  {
    person: withPhone("Rafael Nogueira", "BR", "5531987555012", {
      username: "rafa.nog",
      waId: "553187555012",
      userId: "BR.88214077315562012",
    }),
    lines: [
      says("3d 2h", "Vocês entregam em Belo Horizonte?"),
      answers("grace", "3d 1h", "Entregamos sim, Rafael! Leva de 8 a 12 dias."),
      sendsTemplate("grace", "1d 3h", orderUpdate("Rafael", "saiu hoje de Lisboa"), "delivered"),
    ],
  },
  {
    person: withPhone("Inês Carvalho", "PT", "351916555230"),
    assignee: "grace",
    lines: [
      says("6d 2h", "Boa tarde, a minha encomenda 47988 ainda não saiu?"),
      answers("grace", "6d 1h", "Boa tarde Inês, sai amanhã de manhã."),
      sendsTemplate("grace", "2d 2h", orderUpdate("Inês", "chega quinta-feira"), UNDELIVERABLE),
    ],
  },
  {
    person: withPhone("Nuno Prates", "PT", "351919555604"),
    assignee: "ada",
    lines: [
      says("1d 2h 30m", "Podem guardar o candeeiro até sábado?"),
      answers("ada", "1d 2h", "Podemos, Nuno. Fica na loja em seu nome."),
      says("1d 12m", "Ótimo, passo às 11"),
      answers("ada", "11m", "Perfeito, até sábado!", { outcome: WINDOW_CLOSED }),
    ],
  },
  {
    person: withPhone("Selin Aydın", "TR", "905325550187"),
    assignee: "grace",
    lines: [
      says("18h", "Merhaba, iade kargosu geldi mi?"),
      answers("grace", "17h 30m", "Merhaba Selin, evet, bugün ulaştı."),
      answers("grace", "17h 29m", "The refund is on its way.", { outcome: "unknown" }),
    ],
  },
  {
    person: withPhone("Hannah Lindqvist", "SE", "46705555019"),
    assignee: "ada",
    lines: [
      says("12d 3h", "Hej! Can you tell me when the candles are back?"),
      answers("ada", "12d 2h", "Hej Hannah, next week. I will write to you."),
      sendsTemplate("ada", "5d 1h", pickupReady("47702", "Saturday"), "read"),
      says("5d 30m", "Perfect, I will come on Friday 🕯️"),
      happens("4d 20h", "resolved", "ada"),
    ],
    state: "resolved",
  },
  {
    person: withPhone("Diego Fuentes", "MX", "5215555550144"),
    lines: [
      says("20h 30m", "Hola, ¿hacen envíos a Guadalajara?"),
      answers("grace", "20h", "Hola Diego, sí: entre 10 y 14 días hábiles."),
      says("19h 40m", "¿Y aceptan pago contra entrega?"),
    ],
    markedUnread: true,
  },
  {
    person: withPhone("Aoife Byrne", "IE", "353865550126"),
    assignee: "grace",
    lines: [
      says("7d", "Do you have the green teapot?"),
      answers("grace", "6d 23h", "We do! It is €34."),
      sendsTemplate("grace", "3d", deliveryUpdate("Aoife", "48011", "Tuesday"), MARKETING_HELD),
    ],
  },
  {
    person: withPhone("Kwame Mensah", "GH", "233245550173"),
    assignee: "ada",
    lines: [
      says("2d 9h", "Good morning, order 48102 should have come on Monday."),
      answers("ada", "2d 8h", "Good morning Kwame, let me find out."),
      sendsTemplate("ada", "1d 1h", deliveryDelay("Kwame", "48102", "Friday"), "read"),
      says("21h", "Thank you for telling me. Friday is fine 👌"),
      answers("ada", "20h 45m", "Thank you for your patience!"),
    ],
  },
];
